namespace Dotnetes.Api.Audit.V1;

/// <summary>Identifies the object or subresource that an audited request was about.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.ObjectReference")]
public sealed partial record ObjectReference
{
    [Field("resource", 1)]
    public string Resource { get; init; } = "";

    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    [Field("name", 3)]
    public string Name { get; init; } = "";

    [Field("uid", 4)]
    public string Uid { get; init; } = "";

    [Field("apiGroup", 5)]
    public string ApiGroup { get; init; } = "";

    [Field("apiVersion", 6)]
    public string ApiVersion { get; init; } = "";

    [Field("resourceVersion", 7)]
    public string ResourceVersion { get; init; } = "";

    [Field("subresource", 8)]
    public string Subresource { get; init; } = "";
}
