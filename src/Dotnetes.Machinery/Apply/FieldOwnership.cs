using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Who owns which fields after a write, and what an apply makes of an object. The rules of structured merge, without the bookkeeping around them.</summary>
/// <param name="types">The types of the kind.</param>
/// <param name="apiVersion">The version of the request.</param>
/// <param name="ignored">The fields that the request cannot set, and all below them.</param>
internal sealed class FieldOwnership(IVersionedTypes types, string apiVersion, FieldSet ignored)
{
    private readonly MergeType _type = types.Find(apiVersion) ?? MergeType.Deduced;

    /// <summary>Takes changed fields from their owners; answers with the fields that the writer set.</summary>
    /// <param name="live">The object before, encoded.</param>
    /// <param name="updated">The object after, encoded.</param>
    /// <param name="managers">The owners.</param>
    public FieldSet Update(ReadOnlyMemory<byte> live, ReadOnlyMemory<byte> updated, ManagedSets managers)
    {
        var (before, after) = JsonDifference.Of(live.Span, updated.Span);
        var comparison = new TypedValue(before, _type).CompareTo(after).Without(ignored);
        Settle(comparison, () => (JsonValue.ParseObject(live.Span), JsonValue.ParseObject(updated.Span)), managers, applier: null, force: true);
        return comparison.Set;
    }

    /// <summary>Merges a configuration into an object and makes its fields the applier's; null when that changes nothing.</summary>
    /// <exception cref="ApplyConflictException">Somebody else owns what would change.</exception>
    public JsonObject? Apply(JsonObject live, JsonObject applied, ManagedSets managers, ManagerId applier, bool force, FieldSet neverOwned)
    {
        var merged = (JsonObject)new TypedValue(live, _type).Merge(applied);
        var fields = new TypedValue(applied, _type).ToFieldSet().ExceptBelow(ignored);
        var last = managers[applier];

        // What is never owned must be there while fields are given up, so that it is not taken for abandoned.
        managers[applier] = new(fields, apiVersion, last?.Time);
        var pruned = last is null ? merged : Prune(merged, managers, last);
        Settle(new TypedValue(live, _type).CompareTo(pruned).Without(ignored), () => (live, pruned), managers, applier, force);
        managers[applier] = managers[applier] is { } set ? set.WithFields(set.Fields.Except(neverOwned)) : null;
        return pruned.Equals(live) ? null : pruned;
    }

    // Takes what changed from all owners but the applier.
    private void Settle(FieldComparison comparison, Func<(JsonObject Before, JsonObject After)> objects, ManagedSets managers, ManagerId? applier, bool force)
    {
        var versions = new Dictionary<string, (FieldSet Set, FieldSet Removed)?>(StringComparer.Ordinal) { [apiVersion] = (comparison.Set, comparison.Removed) };
        var conflicts = new List<FieldConflict>();
        var changes = new List<(ManagerId Manager, ManagedSet? Kept)>();
        foreach (var (manager, set) in managers.All)
        {
            if (manager == applier)
            {
                continue;
            }

            if (!versions.TryGetValue(set.ApiVersion, out var seen))
            {
                var (before, after) = objects();
                versions[set.ApiVersion] = seen = CompareIn(set.ApiVersion, before, after) is { } there ? (there.Set, there.Removed) : null;
            }

            if (seen is not { } changed)
            {
                // Entries of versions that are gone go, too.
                changes.Add((manager, null));
                continue;
            }

            var lost = changed.Set.Union(changed.Removed);
            if (!set.Shares(lost))
            {
                continue;
            }

            if (!force)
            {
                conflicts.AddRange(set.Fields.Intersect(changed.Set).Paths().Select(path => new FieldConflict(manager, path)));
            }

            changes.Add((manager, set.WithFields(set.Fields.Except(lost))));
        }

        if (conflicts.Count > 0)
        {
            throw new ApplyConflictException([.. conflicts.OrderBy(c => c.Manager.Identifier, StringComparer.Ordinal)]);
        }

        foreach (var (manager, kept) in changes)
        {
            managers[manager] = kept;
        }
    }

    private FieldComparison? CompareIn(string version, JsonObject live, JsonObject updated) =>
        types.Find(version) is { } type && types.Convert(live, apiVersion, version) is { } before && types.Convert(updated, apiVersion, version) is { } after
            ? new TypedValue(before, type).CompareTo(after).Without(ignored)
            : null;

    /// <summary>Takes out what the applier named before, does not name any more, and nobody else owns.</summary>
    private JsonObject Prune(JsonObject merged, ManagedSets managers, ManagedSet last)
    {
        var version = last.ApiVersion;
        if (types.Find(version) is not { } type || In(merged, apiVersion, version) is not { } whole)
        {
            return merged;
        }

        var lastFields = last.Fields.WithNamedFields(type);
        var pruned = (JsonObject)new TypedValue(whole, type).Remove(lastFields);
        pruned = PutBackOwned(whole, pruned, version, managers);

        // Only what the applier named itself may go.
        var before = Named(whole, type);
        var after = Named(pruned, type);
        var result = (JsonObject)new TypedValue(whole, type).Remove(before.Except(after).Intersect(lastFields));
        return In(result, version, apiVersion) ?? merged;
    }

    private JsonObject PutBackOwned(JsonObject whole, JsonObject pruned, string version, ManagedSets managers)
    {
        var owned = new Dictionary<string, FieldSet>(StringComparer.Ordinal);
        foreach (var set in managers.All.Values)
        {
            owned[set.ApiVersion] = owned.GetValueOrDefault(set.ApiVersion, FieldSet.Empty).Union(set.Fields);
        }

        // The version of the objects first: what a conversion needs must be back before it.
        foreach (var (other, fields) in owned.OrderBy(o => o.Key == version ? 0 : 1).ThenBy(o => o.Key, StringComparer.Ordinal))
        {
            if (types.Find(other) is not { } type || In(whole, version, other) is not { } all || In(pruned, version, other) is not { } rest)
            {
                continue;
            }

            var gone = Named(all, type).Except(Named(rest, type).Union(fields.WithNamedFields(type)));
            pruned = In((JsonObject)new TypedValue(all, type).Remove(gone), other, version) ?? pruned;
        }

        return pruned;
    }

    private JsonObject? In(JsonObject value, string from, string to) => from == to ? value : types.Convert(value, from, to);

    private static FieldSet Named(JsonObject value, MergeType type) => new TypedValue(value, type).ToFieldSet().WithNamedFields(type);
}
