namespace Dotnetes.Api.Config.Abac.V1Beta1;

/// <summary>Subject, resources and paths to which a policy line grants access.</summary>
[ApiType(OpenApi = "pkg.apis.abac.v1beta1.PolicySpec", Proto = false)]
public sealed partial record PolicySpec
{
    [Field("user")]
    public string User { get; init; } = "";

    [Field("group")]
    public string Group { get; init; } = "";

    [Field("readonly")]
    public bool Readonly { get; init; }

    [Field("apiGroup")]
    public string ApiGroup { get; init; } = "";

    [Field("resource")]
    public string Resource { get; init; } = "";

    [Field("namespace")]
    public string Namespace { get; init; } = "";

    [Field("nonResourcePath")]
    public string NonResourcePath { get; init; } = "";
}
