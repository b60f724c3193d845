using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>What an OpenAPI document is about: the resources of a version, a group, or one of the paths beside them.</summary>
/// <param name="paths">Makes the paths; types are described by the writer that is given.</param>
internal sealed class DocumentParts(Func<SchemaWriter, IEnumerable<OpenApiPath>> paths)
{
    private static readonly string[] s_encodings = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    private static readonly TypeSchema s_version = new()
    {
        Name = "io.k8s.apimachinery.pkg.version.Info",
        Description = "Version of the server and of what it was built from.",
        Fields =
        [
            .. ((string[])["major", "minor", "gitVersion", "gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler", "platform"]).Select(static n => Text(n) with { Required = true }),
            .. ((string[])["emulationMajor", "emulationMinor", "minCompatibilityMajor", "minCompatibilityMinor"]).Select(Text),
        ],
    };

    /// <summary>The versions of the core group.</summary>
    public static DocumentParts Core { get; } = Of("/api/", "core", "getCoreAPIVersions", "get available API versions", static s => s.Refer(KindCodec.Of<ApiVersions>()));

    /// <summary>The list of groups.</summary>
    public static DocumentParts Groups { get; } = Of("/apis/", "apis", "getAPIVersions", "get available API versions", static s => s.Refer(KindCodec.Of<ApiGroupList>()));

    /// <summary>The version of the server.</summary>
    public static DocumentParts Version { get; } =
        Of("/version/", "version", "getCodeVersion", "get the version information for this server", static s => s.Refer(s_version), [MediaTypes.Json], [MediaTypes.Json]);

    /// <summary>How tokens of service accounts are verified.</summary>
    public static DocumentParts OpenIdConfiguration { get; } =
        Of("/.well-known/openid-configuration/", "WellKnown", "getServiceAccountIssuerOpenIDConfiguration", "get service account issuer OpenID configuration", static _ => "", [], [MediaTypes.Json]);

    /// <summary>The keys with which tokens of service accounts are verified.</summary>
    public static DocumentParts OpenIdKeys { get; } =
        Of("/openid/v1/jwks/", "openid", "getServiceAccountIssuerOpenIDKeyset", "get service account issuer OpenID JSON Web Key Set", static _ => "", [], ["application/jwk-set+json"]);

    /// <summary>A group.</summary>
    public static DocumentParts Group(string group) =>
        Of($"/apis/{group}/", TagOf(group), $"get{NameOf(group)}APIGroup", "get information of a group", static s => s.Refer(KindCodec.Of<ApiGroup>()));

    /// <summary>A version of a group with its resources.</summary>
    public static DocumentParts Resources(string group, string version, IReadOnlyList<(DiscoveryRow Row, KindCodec Codec, bool ReturnsDeleted)> rows)
    {
        var tag = ResourceOperations.TagOf(group, version);
        var list = Of(
            group.Length == 0 ? $"/api/{version}/" : $"/apis/{group}/{version}/", tag, $"get{ResourceOperations.IdOf(group, version)}APIResources", "get available resources",
            static s => s.Refer(KindCodec.Of<ApiResourceList>()));
        return new(schemas => rows
            .SelectMany(r => new ResourceOperations(r.Row, r.Codec, r.ReturnsDeleted, schemas).Paths())
            .Select(p => new OpenApiPath(p.Path, tag, p.Operations))
            .Concat(list.Paths(schemas)));
    }

    /// <summary>All of several documents in one.</summary>
    public static DocumentParts All(IEnumerable<DocumentParts> parts)
    {
        var all = parts.ToList();
        return new(schemas => all.SelectMany(p => p.Paths(schemas)));
    }

    /// <summary>The paths.</summary>
    public IEnumerable<OpenApiPath> Paths(SchemaWriter schemas) => paths(schemas);

    private static DocumentParts Of(string path, string tag, string id, string description, Func<SchemaWriter, string> answer, string[]? consumes = null, string[]? produces = null) =>
        new(schemas => [new(path, tag, [new OpenApiOperation("get", id, "", null, [], "", [(200, answer(schemas))])
        {
            Description = description,
            Consumes = consumes ?? s_encodings,
            Produces = produces ?? s_encodings,
        }])]);

    private static FieldSchema Text(string name) => new(name, new ValueSchema(FieldShape.String));

    private static string NameOf(string group) => ResourceOperations.IdOf(group, "");

    private static string TagOf(string group) => NameOf(group) is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
