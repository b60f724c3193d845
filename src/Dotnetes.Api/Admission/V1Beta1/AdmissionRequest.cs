namespace Dotnetes.Api.Admission.V1Beta1;

/// <summary>The API request that a webhook has to judge: operation, object, old object and user.</summary>
[ApiType(OpenApi = "io.k8s.api.admission.v1beta1.AdmissionRequest")]
public sealed partial record AdmissionRequest
{
    [Field("uid", 1, Omit = Omit.Never)]
    public string Uid { get; init; } = "";

    [Field("kind", 2)]
    public Meta.V1.GroupVersionKind Kind { get; init; } = Meta.V1.GroupVersionKind.Empty;

    [Field("resource", 3)]
    public Meta.V1.GroupVersionResource Resource { get; init; } = Meta.V1.GroupVersionResource.Empty;

    [Field("subResource", 4)]
    public string SubResource { get; init; } = "";

    [Field("requestKind", 13)]
    public Meta.V1.GroupVersionKind? RequestKind { get; init; }

    [Field("requestResource", 14)]
    public Meta.V1.GroupVersionResource? RequestResource { get; init; }

    [Field("requestSubResource", 15)]
    public string RequestSubResource { get; init; } = "";

    [Field("name", 5)]
    public string Name { get; init; } = "";

    [Field("namespace", 6)]
    public string Namespace { get; init; } = "";

    [Field("operation", 7, Omit = Omit.Never)]
    public string Operation { get; init; } = "";

    [Field("userInfo", 8)]
    public Authentication.V1.UserInfo UserInfo { get; init; } = Authentication.V1.UserInfo.Empty;

    [Field("object", 9)]
    public RawJson Object { get; init; }

    [Field("oldObject", 10)]
    public RawJson OldObject { get; init; }

    [Field("dryRun", 11)]
    public bool? DryRun { get; init; }

    [Field("options", 12)]
    public RawJson Options { get; init; }
}
