using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>A resource as OpenAPI describes it, stored or not.</summary>
/// <param name="Codec">The codec of the kind.</param>
/// <param name="Verbs">The verbs.</param>
/// <param name="Subresources">The subresources.</param>
/// <param name="ReturnsDeletedObject">Whether a delete answers with the deleted object.</param>
internal sealed record OpenApiResource(KindCodec Codec, IReadOnlyList<string> Verbs, IReadOnlyList<SubresourceDefinition> Subresources, bool ReturnsDeletedObject)
{
    /// <summary>All resources of a table.</summary>
    public static IReadOnlyList<OpenApiResource> Of(TableSnapshot table) =>
    [
        .. table.Endpoints.Select(e => e.Definition).Select(d => new OpenApiResource(d.Codec, d.Verbs, d.Subresources, d.ReturnsDeletedObject)),
        .. table.Virtual.Select(v => new OpenApiResource(v.Codec, v.Verbs, [], false)),
    ];

    /// <summary>The names of the kind.</summary>
    public KindInfo Info => Codec.Info;

    /// <summary>The name of the document of the resource's version.</summary>
    public string Document => Info.Group.Length == 0 ? $"api/{Info.Version}" : $"apis/{Info.Group}/{Info.Version}";
}
