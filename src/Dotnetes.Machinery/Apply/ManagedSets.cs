using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Apply;

/// <summary>The owners of an object's fields while they are worked on: <c>metadata.managedFields</c> decoded.</summary>
public sealed class ManagedSets
{
    private const string AncientChanges = "ancient-changes";

    private readonly Dictionary<ManagerId, ManagedSet> _sets = [];

    /// <summary>The managers.</summary>
    public IReadOnlyDictionary<ManagerId, ManagedSet> All => _sets;

    /// <summary>Whether nobody owns anything.</summary>
    public bool IsEmpty => _sets.Count == 0;

    /// <summary>The fields of a manager; setting none removes the manager.</summary>
    public ManagedSet? this[ManagerId manager]
    {
        get => _sets.GetValueOrDefault(manager);
        set
        {
            if (value is null || value.IsEmpty)
            {
                _sets.Remove(manager);
            }
            else
            {
                _sets[manager] = value;
            }
        }
    }

    /// <summary>Decodes the entries of an object.</summary>
    /// <exception cref="DecodingException">An entry is malformed.</exception>
    public static ManagedSets Decode(ValueList<ManagedFieldsEntry> entries)
    {
        var sets = Open(entries);
        foreach (var set in sets._sets.Values)
        {
            _ = set.Fields;
        }

        return sets;
    }

    /// <summary>As <see cref="Decode"/>, but fields are decoded only when they are needed; malformed ones throw then.</summary>
    /// <exception cref="DecodingException">An entry is malformed.</exception>
    internal static ManagedSets Open(ValueList<ManagedFieldsEntry> entries)
    {
        var sets = new ManagedSets();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Operation is not (ManagerId.Apply or ManagerId.Update))
            {
                throw new DecodingException("operation must be `Apply` or `Update`");
            }

            if (entry.ApiVersion.Length == 0)
            {
                throw new DecodingException("apiVersion must not be empty");
            }

            if (entry.FieldsType != ManagedSet.Format)
            {
                throw new DecodingException(entry.FieldsType.Length == 0
                    ? $"missing fieldsType in managed fields entry {i}"
                    : $"invalid fieldsType {GoText.Quote(entry.FieldsType)} in managed fields entry {i}");
            }

            var id = new ManagerId(entry.Manager, entry.Operation, entry.Operation == ManagerId.Apply ? "" : entry.ApiVersion, entry.Subresource);
            sets._sets[id] = new(entry);
        }

        return sets;
    }

    /// <summary>The entries in upstream's order: by operation, time, manager, version and subresource; null when there are none.</summary>
    public ValueList<ManagedFieldsEntry> Encode()
    {
        if (IsEmpty)
        {
            return default;
        }

        var entries = new List<ManagedFieldsEntry>(_sets.Count);
        foreach (var (id, set) in _sets)
        {
            entries.Add(set.ToEntry(id));
        }

        entries.Sort(static (x, y) =>
        {
            var order = string.CompareOrdinal(x.Operation, y.Operation);
            order = order != 0 ? order : SecondsOf(x.Time).CompareTo(SecondsOf(y.Time));
            order = order != 0 ? order : Utf8Order.CompareKeys(x.Manager, y.Manager);
            order = order != 0 ? order : string.CompareOrdinal(x.ApiVersion, y.ApiVersion);
            return order != 0 ? order : string.CompareOrdinal(x.Subresource, y.Subresource);
        });
        return entries.ToValueList();
    }

    /// <summary>Whether entries are the same but for their times: a write that changes no more than these need not happen.</summary>
    public static bool AreSameButForTimes(ValueList<ManagedFieldsEntry> left, ValueList<ManagedFieldsEntry> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i] && left[i] with { Time = null } != right[i] with { Time = null })
            {
                return false;
            }
        }

        return true;
    }

    internal static long SecondsOf(Serialization.Scalars.Time? time) => time?.ToDateTimeOffset().ToUnixTimeSeconds() ?? 0;

    // Another collection of the same sets, with the fields as the present schemas have them.
    internal ManagedSets Reconciled(IVersionedTypes types)
    {
        var copy = new ManagedSets();
        foreach (var (id, set) in _sets)
        {
            var fields = types.Find(set.ApiVersion) is { } type ? set.Fields.WithWholes(type) : set.Fields;
            copy[id] = set.WithFields(fields);
        }

        return copy;
    }

    /// <summary>Joins the oldest entries of updates until there are not too many: those of one version become one.</summary>
    internal void JoinOldestUpdaters(int most)
    {
        var updaters = _sets.Where(m => m.Key.Operation == ManagerId.Update).ToList();
        if (updaters.Count <= most)
        {
            return;
        }

        var left = updaters.Count;
        var firsts = new Dictionary<string, ManagerId>(StringComparer.Ordinal);
        foreach (var (id, set) in updaters.OrderBy(u => SecondsOf(u.Value.Time)).ThenBy(u => u.Key.Identifier, StringComparer.Ordinal))
        {
            if (left <= most)
            {
                break;
            }

            if (!firsts.TryGetValue(set.ApiVersion, out var first))
            {
                firsts[set.ApiVersion] = id;
                continue;
            }

            var bucket = ManagerId.Updater(AncientChanges, set.ApiVersion, "");
            var joined = this[bucket];
            if (joined is null)
            {
                joined = this[first]!;
                Remove(first);
            }

            Remove(id);
            this[bucket] = new(set.Fields.Union(joined.Fields), set.ApiVersion, set.Time);
            left--;
        }
    }

    internal void Remove(ManagerId manager) => _sets.Remove(manager);
}
