using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>
/// The patches that the collector sends. Each comes as a strategic patch and, for custom resources, which do not take those, as a merge patch
/// of the newest state.
/// </summary>
internal static class GarbagePatches
{
    /// <summary>A strategic patch that takes references to owners away.</summary>
    public static ObjectPatch WithoutOwners(string uid, IReadOnlyCollection<string> owners) => Write(ObjectPatch.StrategicMergePatch, (ref JsonWriter writer) =>
    {
        writer.Name("uid");
        writer.WriteString(uid);
        writer.Name("ownerReferences");
        writer.BeginArray();
        foreach (var owner in owners)
        {
            writer.Element();
            writer.BeginObject();
            writer.Name("$patch");
            writer.WriteString("delete");
            writer.Name("uid");
            writer.WriteString(owner);
            writer.EndObject();
        }

        writer.EndArray();
    });

    /// <summary>A strategic patch that makes references block their owners no longer.</summary>
    public static ObjectPatch Unblocked(string uid, ValueList<OwnerReference> owners) => Write(ObjectPatch.StrategicMergePatch, (ref JsonWriter writer) =>
    {
        writer.Name("uid");
        writer.WriteString(uid);
        WriteOwners(ref writer, owners.RemoveAll(static o => o.BlockOwnerDeletion != true).Map(static o => o with { BlockOwnerDeletion = false }));
    });

    /// <summary>A merge patch that sets the references, if the object is still in the version that they come from.</summary>
    public static ObjectPatch Owners(string resourceVersion, ValueList<OwnerReference> owners) => Write(ObjectPatch.MergePatch, (ref JsonWriter writer) =>
    {
        writer.Name("resourceVersion");
        writer.WriteString(resourceVersion);
        WriteOwners(ref writer, owners);
    });

    /// <summary>A merge patch that sets the finalizers, if the object is still in the version that they come from.</summary>
    public static ObjectPatch Finalizers(string resourceVersion, ValueList<string> finalizers) => Write(ObjectPatch.MergePatch, (ref JsonWriter writer) =>
    {
        writer.Name("resourceVersion");
        writer.WriteString(resourceVersion);
        writer.Name("finalizers");
        writer.BeginArray();
        foreach (var finalizer in finalizers)
        {
            writer.Element();
            writer.WriteString(finalizer);
        }

        writer.EndArray();
    });

    private delegate void MetadataWriter(ref JsonWriter writer);

    private static void WriteOwners(ref JsonWriter writer, ValueList<OwnerReference> owners)
    {
        writer.Name("ownerReferences");
        writer.BeginArray();
        foreach (var owner in owners)
        {
            writer.Element();
            owner.WriteJson(ref writer);
        }

        writer.EndArray();
    }

    private static ObjectPatch Write(string contentType, MetadataWriter write)
    {
        var writer = new JsonWriter(256);
        try
        {
            writer.BeginObject();
            writer.Name("metadata");
            writer.BeginObject();
            write(ref writer);
            writer.EndObject();
            writer.EndObject();
            return new(contentType, writer.Written.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }
}
