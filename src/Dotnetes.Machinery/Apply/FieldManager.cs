using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Apply;

/// <summary>
/// Keeps <c>metadata.managedFields</c> of one kind, in one version, through one subresource, and merges applied configurations (KEP-555). The objects that it is given
/// must not hold managedFields themselves; updates take them encoded, as the API's writer writes them.
/// </summary>
/// <param name="kind">The kind and the version of the requests.</param>
/// <param name="types">The types of the kind in all its versions.</param>
/// <param name="subresource">The subresource; empty for the object itself.</param>
/// <param name="ignored">The fields that requests of this kind cannot set, such as <c>status</c> of the object itself; with all that is below them.</param>
/// <param name="empty">An object of the kind without content, as the kind writes it: new objects are compared with it.</param>
/// <param name="time">The clock for the times of entries.</param>
public sealed class FieldManager(Schema.GroupVersionKind kind, IVersionedTypes types, string subresource, FieldSet ignored, JsonObject empty, TimeProvider time)
{
    /// <summary>How many entries of updates an object may have; the oldest are joined.</summary>
    public const int MaxUpdaters = 10;

    /// <summary>The annotation in which client-side apply keeps what it applied.</summary>
    public const string LastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";

    private const string BeforeFirstApply = "before-first-apply";
    private const string Kubectl = "kubectl";
    private const int MaxAnnotationsSize = 256 * 1024;

    private static readonly FieldSet s_neverOwned = FieldSet.Of(
        ["apiVersion"],
        ["kind"],
        ["metadata"],
        ["metadata", "name"],
        ["metadata", "namespace"],
        ["metadata", "creationTimestamp"],
        ["metadata", "selfLink"],
        ["metadata", "uid"],
        ["metadata", "clusterName"],
        ["metadata", "generation"],
        ["metadata", "managedFields"],
        ["metadata", "resourceVersion"]);

    private readonly byte[] _empty = empty.ToUtf8();
    private readonly string _apiVersion = kind.GroupVersion.ToString();
    private readonly FieldShapes _shapes = new(types.Find(kind.GroupVersion.ToString()) ?? MergeType.Deduced, empty);
    private readonly FieldOwnership _ownership = new(types, kind.GroupVersion.ToString(), ignored);

    /// <summary>The entries after a create, an update or a patch. Malformed entries are dropped.</summary>
    /// <param name="live">The object before; null when it is created. Objects that exist without entries stay without.</param>
    /// <param name="updated">The object after, as the client wants it.</param>
    /// <param name="liveEntries">The entries of the object before.</param>
    /// <param name="sentEntries">The entries that the client sent, which replace those of the object; an empty list takes ownership from everyone.</param>
    /// <param name="manager">The name of the writer.</param>
    public ValueList<ManagedFieldsEntry> Update(
        ReadOnlyMemory<byte>? live,
        ReadOnlyMemory<byte> updated,
        ValueList<ManagedFieldsEntry> liveEntries,
        ValueList<ManagedFieldsEntry> sentEntries,
        string manager)
    {
        try
        {
            var managers = Effective(liveEntries, sentEntries);
            if (managers.IsEmpty && live is not null)
            {
                return default;
            }

            if (live is null && managers.IsEmpty)
            {
                Own(_shapes.Of(updated, FieldsOfNew), managers, manager);
            }
            else
            {
                Update(live ?? _empty, updated, managers, manager);
            }

            return managers.Encode();
        }
        catch (DecodingException)
        {
            // Stored entries that cannot be read, or lists whose elements lack their keys.
            return default;
        }
    }

    /// <summary>Applies a configuration.</summary>
    /// <param name="existing">The object as it is; null when it is to be created.</param>
    /// <param name="liveEntries">Its entries.</param>
    /// <param name="applied">The configuration.</param>
    /// <param name="manager">The name of the applier.</param>
    /// <param name="force">Whether fields are taken from others.</param>
    /// <exception cref="ApplyConflictException">Others own what would change.</exception>
    /// <exception cref="ApplyException">The configuration is not one of this kind, or does not fit its type.</exception>
    public AppliedObject Apply(JsonObject? existing, ValueList<ManagedFieldsEntry> liveEntries, JsonObject applied, string manager, bool force)
    {
        var live = existing ?? empty;
        CheckVersion(applied);
        if (applied.Get("metadata", "managedFields") is { IsNull: false })
        {
            throw new ApplyException(400, "metadata.managedFields must be nil");
        }

        var type = types.Find(_apiVersion) ?? MergeType.Deduced;
        if (new TypedValue(applied, type).Check(allowDuplicates: false) is { } error)
        {
            throw new ApplyException(400, $"failed to create typed patch object ({NameOf(applied)}; {kind}): {error}");
        }

        ManagedSets managers;
        try
        {
            managers = ManagedSets.Decode(liveEntries);
        }
        catch (DecodingException e)
        {
            throw new ApplyException(500, $"failed to decode managed fields: {e.Message}");
        }

        var (result, changed) = TryApply(live, applied, managers, manager, force);
        if (manager == Kubectl && AnnotationOf(result) is { Length: > 0 })
        {
            result = WithLastApplied(result, applied);
        }

        return new(result, changed.Encode());
    }

    private (JsonObject Result, ManagedSets Managers) TryApply(JsonObject live, JsonObject applied, ManagedSets managers, string manager, bool force)
    {
        if (managers.IsEmpty)
        {
            Update(_empty, live.ToUtf8(), managers, BeforeFirstApply);
        }

        // A refused attempt must leave nothing behind.
        var attempt = managers.Reconciled(types);
        try
        {
            return (Merge(live, applied, attempt, manager, force), attempt);
        }
        catch (ApplyConflictException e) when (manager == Kubectl && AllowedByLastApplied(live) is { } allowed)
        {
            var rest = e.Conflicts.Where(c => !allowed.Has([.. c.Path])).ToList();
            return rest.Count > 0 ? throw new ApplyConflictException(rest) : (Merge(live, applied, attempt = managers.Reconciled(types), manager, force: true), attempt);
        }
        catch (DecodingException e)
        {
            throw new ApplyException(500, $"failed to create typed live object ({NameOf(live)}; {kind}): {e.Message}");
        }
    }

    private JsonObject Merge(JsonObject live, JsonObject applied, ManagedSets managers, string manager, bool force)
    {
        var id = ManagerId.Applier(manager, subresource);
        var merged = _ownership.Apply(live, applied, managers, id, force, s_neverOwned);
        if (merged is not null && managers[id] is { } set)
        {
            managers[id] = set.WithTime(Now());
        }

        return merged ?? live;
    }

    private FieldSet FieldsOfNew(ReadOnlyMemory<byte> created) => _ownership.Update(_empty, created, new ManagedSets()).Except(s_neverOwned);

    private void Update(ReadOnlyMemory<byte> live, ReadOnlyMemory<byte> updated, ManagedSets managers, string manager)
    {
        Own(_ownership.Update(live, updated, managers).Except(s_neverOwned), managers, manager);
        managers.JoinOldestUpdaters(MaxUpdaters);
    }

    private void Own(FieldSet changed, ManagedSets managers, string manager)
    {
        if (!changed.IsEmpty)
        {
            var id = ManagerId.Updater(manager, _apiVersion, subresource);
            managers[id] = managers[id] is not { } previous
                ? new(changed, _apiVersion, Now())
                : (changed.Except(previous.Fields).IsEmpty ? previous : previous.WithFields(changed.Union(previous.Fields))).WithTime(Now());
        }
    }

    // Entries that somebody sends replace those of the object, except through subresources.
    private ManagedSets Effective(ValueList<ManagedFieldsEntry> live, ValueList<ManagedFieldsEntry> sent)
    {
        if (subresource.Length == 0)
        {
            if ((!sent.IsNull && sent.IsEmpty) || (sent.Count == 1 && sent[0] == new ManagedFieldsEntry()))
            {
                return new();
            }

            if (!sent.IsEmpty && sent != live)
            {
                try
                {
                    return ManagedSets.Decode(sent);
                }
                catch (DecodingException)
                {
                    // What cannot be read does not count.
                }
            }
        }

        return ManagedSets.Open(live);
    }

    private void CheckVersion(JsonObject applied)
    {
        var version = Schema.GroupVersion.TryParse(applied.Get("apiVersion")?.AsString ?? "", out var parsed) ? parsed : default;
        var given = version.WithKind(applied.Get("kind")?.AsString ?? "");
        if (given != kind)
        {
            throw new ApplyException(400, $"invalid object type: {given}");
        }
    }

    // The fields of the annotation that are still as it says: kubectl may go on with them.
    private FieldSet? AllowedByLastApplied(JsonObject live)
    {
        try
        {
            if (AnnotationOf(live) is not { Length: > 0 } text || types.Find(_apiVersion) is not { } type || JsonValue.Parse(text) is not JsonObject last)
            {
                return null;
            }

            if (last.Get("apiVersion")?.AsString != _apiVersion || new TypedValue(last, type).Check(allowDuplicates: false) is not null)
            {
                return null;
            }

            var value = new TypedValue(last, type);
            var comparison = value.CompareTo(live);
            return value.ToFieldSet().Except(comparison.Modified).Except(comparison.Added).Except(comparison.Removed);
        }
        catch (DecodingException)
        {
            return null;
        }
    }

    private static string? AnnotationOf(JsonObject value) => value.Get("metadata", "annotations", LastAppliedAnnotation)?.AsString;

    private static JsonObject WithLastApplied(JsonObject value, JsonObject applied)
    {
        var config = applied;
        if (applied.Get("metadata") is JsonObject sent && sent.Get("annotations") is JsonObject given)
        {
            given = given.Without(LastAppliedAnnotation);
            config = applied.With("metadata", given.Count == 0 ? sent.Without("annotations") : sent.With("annotations", given));
        }

        var metadata = (JsonObject)value["metadata"];
        var annotations = ((JsonObject)metadata["annotations"]).With(LastAppliedAnnotation, new JsonString(config + "\n"));
        var size = annotations.Sum(a => a.Key.Length + (a.Value.AsString?.Length ?? 0));
        return value.With("metadata", metadata.With("annotations", size > MaxAnnotationsSize ? annotations.Without(LastAppliedAnnotation) : annotations));
    }

    private static string NameOf(JsonObject value)
    {
        var space = value.Get("metadata", "namespace")?.AsString ?? "";
        return $"{space}/{value.Get("metadata", "name")?.AsString}";
    }

    private Time Now() => Time.FromDateTimeOffset(time.GetUtcNow());
}
