namespace Dotnetes.Api.ApiServerInternal.V1Alpha1;

/// <summary>The versions in which one API server encodes, decodes and serves a resource.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.ServerStorageVersion")]
public sealed partial record ServerStorageVersion
{
    [Field("apiServerID", 1, Required = true)]
    public string ApiServerID { get; init; } = "";

    [Field("encodingVersion", 2, Required = true)]
    public string EncodingVersion { get; init; } = "";

    [Field("decodableVersions", 3, Required = true, List = "set")]
    public ValueList<string> DecodableVersions { get; init; }

    [Field("servedVersions", 4, List = "set")]
    public ValueList<string> ServedVersions { get; init; }
}
