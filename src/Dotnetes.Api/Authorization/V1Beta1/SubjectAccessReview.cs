namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Asks whether a given user or group is allowed to perform an action.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SubjectAccessReview", TypeMeta = true)]
[Kind("authorization.k8s.io", "v1beta1", "SubjectAccessReview")]
public sealed partial record SubjectAccessReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public SubjectAccessReviewSpec Spec { get; init; } = SubjectAccessReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}

/// <summary>The action in question and the user who would perform it.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SubjectAccessReviewSpec")]
public sealed partial record SubjectAccessReviewSpec
{
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }

    [Field("user", 3)]
    public string User { get; init; } = "";

    [Field("group", 4, List = "atomic")]
    public ValueList<string> Group { get; init; }

    [Field("extra", 5)]
    public ValueMap<ValueList<string>> Extra { get; init; }

    [Field("uid", 6)]
    public string Uid { get; init; } = "";
}

/// <summary>The decision: allowed, denied or no opinion, with a reason.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.SubjectAccessReviewStatus")]
public sealed partial record SubjectAccessReviewStatus
{
    [Field("allowed", 1, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Allowed { get; init; }

    [Field("denied", 4)]
    public bool Denied { get; init; }

    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    [Field("evaluationError", 3)]
    public string EvaluationError { get; init; } = "";
}
