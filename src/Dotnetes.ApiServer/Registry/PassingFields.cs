using System.Collections.Concurrent;
using Dotnetes.Client;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// The managed fields of objects that are answered and not stored, such as reviews: their sender owns what it sent, as of every object that is created.
/// </summary>
/// <param name="time">The clock for the times of entries.</param>
internal sealed class PassingFields(TimeProvider time)
{
    private readonly ConcurrentDictionary<(KindCodec Codec, string Subresource), FieldManager> _managers = new();

    /// <summary>A new object with its managed fields; what is no object stays as it is.</summary>
    /// <param name="value">The object.</param>
    /// <param name="codec">Its kind.</param>
    /// <param name="subresource">The subresource through which it is created; empty for none.</param>
    /// <param name="manager">The name of the writer.</param>
    public IKubeKind Own(IKubeKind value, KindCodec codec, string subresource, string manager)
    {
        if (value is not IKubeObject sent)
        {
            return value;
        }

        var fields = _managers.GetOrAdd((codec, subresource), Create);
        var bare = sent.Metadata.ManagedFields.IsNull ? sent : sent.WithMetadata(sent.Metadata with { ManagedFields = default });
        return sent.WithMetadata(sent.Metadata with { ManagedFields = fields.Update(null, JsonText.Encode(bare), default, sent.Metadata.ManagedFields, manager) });
    }

    private FieldManager Create((KindCodec Codec, string Subresource) key)
    {
        var info = key.Codec.Info;
        return new(
            new Machinery.Schema.GroupVersionKind(info.Group, info.Version, info.Kind), new OneVersion(key.Codec), key.Subresource, FieldSet.Empty,
            FieldManagement.JsonOf((IKubeObject)key.Codec.DecodeJson("{}"u8)), time);
    }

    // What is not stored was never written in another version.
    private sealed class OneVersion(KindCodec codec) : IVersionedTypes
    {
        public MergeType? Find(string apiVersion) => apiVersion == codec.Info.ApiVersion ? MergeTypes.Of(codec.Schema) : null;

        public JsonObject? Convert(JsonObject value, string fromApiVersion, string toApiVersion) => fromApiVersion == toApiVersion ? value : null;
    }
}
