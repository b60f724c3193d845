using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Version;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>The operations of paths that belong to no resource: discovery, the version of the server, and the keys of service account tokens.</summary>
internal sealed class GeneralOperations(SchemaWriter schemas)
{
    private static readonly string[] Types = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

    /// <summary>What every server has besides its groups.</summary>
    public static IReadOnlyList<string> Server { get; } = [".well-known/openid-configuration", "api", "apis", "openid/v1/jwks", "version"];

    /// <summary>The path with its operation.</summary>
    /// <param name="name">The path without the slashes around it.</param>
    public (string Path, IReadOnlyList<OpenApiOperation> Operations) Of(string name) => ($"/{name}/", [name.Split('/') switch
    {
        ["api"] => Discovery("getCoreAPIVersions", "core", ApiVersions.Schema, ApiVersions.Info),
        ["apis"] => Discovery("getAPIVersions", "apis", ApiGroupList.Schema, ApiGroupList.Info),
        ["apis", var group] => Discovery($"get{ResourceOperations.IdOf(group, "")}APIGroup", ResourceOperations.TagOf(group, ""), ApiGroup.Schema, ApiGroup.Info),
        ["api", var version] => Resources("", version),
        ["apis", var group, var version] => Resources(group, version),
        ["version"] => new("get", "getCodeVersion", "", null, [], "", [(200, schemas.Refer(Info.Schema))]) { Tag = "version", Consumes = Types[..1], Produces = Types[..1] },
        ["openid", ..] => new("get", "getServiceAccountIssuerOpenIDKeyset", "", null, [], "", [(200, "")]) { Tag = "openid", Produces = ["application/jwk-set+json"] },
        _ => new("get", "getServiceAccountIssuerOpenIDConfiguration", "", null, [], "", [(200, "")]) { Tag = "WellKnown", Produces = Types[..1] },
    }]);

    private OpenApiOperation Resources(string group, string version) =>
        Discovery($"get{ResourceOperations.IdOf(group, version)}APIResources", ResourceOperations.TagOf(group, version), ApiResourceList.Schema, ApiResourceList.Info);

    private OpenApiOperation Discovery(string id, string tag, TypeSchema answer, KindInfo info) =>
        new("get", id, "", null, [], "", [(200, schemas.Refer(answer, info))]) { Tag = tag, Consumes = Types, Produces = Types };
}
