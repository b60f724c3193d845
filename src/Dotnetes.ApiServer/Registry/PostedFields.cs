using System.Collections.Concurrent;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Registry;

/// <summary>The managed fields of what is answered and never stored: reviews and token requests say who set their fields, too.</summary>
internal sealed class PostedFields(TimeProvider time)
{
    private readonly ConcurrentDictionary<(KindCodec Codec, string Subresource), FieldManager> _managers = new();

    /// <summary>A posted object with its managed fields.</summary>
    /// <param name="context">The request.</param>
    /// <param name="codec">The kind of the object.</param>
    /// <param name="body">The object.</param>
    /// <param name="options">The options of the request.</param>
    /// <param name="keepsSystemFields">Whether what no client can set stays, because the kind says something with it.</param>
    public IKubeKind Own(RequestContext context, KindCodec codec, IKubeKind body, IKubeKind options, bool keepsSystemFields = false)
    {
        if (body is not IKubeObject { Metadata: var metadata } value)
        {
            return body;
        }

        var sent = metadata.ManagedFields;
        value = value.WithMetadata(keepsSystemFields ? metadata with { ManagedFields = default } : metadata with
        {
            CreationTimestamp = default,
            Uid = "",
            DeletionTimestamp = null,
            DeletionGracePeriodSeconds = null,
            SelfLink = "",
            ManagedFields = default,
        });
        var entries = _managers.GetOrAdd((codec, context.Info.Subresource), Manager).Update(null, JsonText.Encode(value), default, sent, FieldManagement.ManagerOf(context, options));
        return value.WithMetadata(value.Metadata with { ManagedFields = entries });
    }

    private FieldManager Manager((KindCodec Codec, string Subresource) key) => new(
        new Machinery.Schema.GroupVersionKind(key.Codec.Info.Group, key.Codec.Info.Version, key.Codec.Info.Kind),
        new OneVersion(key.Codec.Info.ApiVersion, MergeTypes.Of(key.Codec.Schema)),
        key.Subresource,
        FieldSet.Of(),
        FieldManagement.JsonOf((IKubeObject)key.Codec.DecodeJson("{}"u8)),
        time);

    private sealed class OneVersion(string version, MergeType type) : IVersionedTypes
    {
        public MergeType? Find(string apiVersion) => apiVersion == version ? type : null;

        public JsonObject? Convert(JsonObject value, string fromApiVersion, string toApiVersion) => fromApiVersion == toApiVersion ? value : null;
    }
}
