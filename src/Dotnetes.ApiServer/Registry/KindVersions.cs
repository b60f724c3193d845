using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Registry;

/// <summary>The served versions of the kind of an endpoint, which share its storage.</summary>
internal sealed class KindVersions(ResourceEndpoint endpoint, Func<TableSnapshot> table) : IVersionedTypes
{
    /// <inheritdoc/>
    public MergeType? Find(string apiVersion) => EndpointOf(apiVersion)?.Definition.MergeType;

    /// <inheritdoc/>
    public JsonObject? Convert(JsonObject value, string fromApiVersion, string toApiVersion)
    {
        if (fromApiVersion == toApiVersion)
        {
            return value;
        }

        if (EndpointOf(fromApiVersion) is not { } from || EndpointOf(toApiVersion) is not { } to)
        {
            return null;
        }

        var stored = from.ToStorage((IKubeObject)from.Definition.Codec.DecodeJson(value.ToUtf8()));
        return FieldManagement.JsonOf(to.FromStorage(stored));
    }

    private ResourceEndpoint? EndpointOf(string apiVersion)
    {
        if (apiVersion == endpoint.Definition.Info.ApiVersion)
        {
            return endpoint;
        }

        return Machinery.Schema.GroupVersion.TryParse(apiVersion, out var version)
            && table().Find(version.Group ?? "", version.Version, endpoint.Definition.Info.Plural) is { } other
            && ReferenceEquals(other.Storage, endpoint.Storage)
            ? other
            : null;
    }
}
