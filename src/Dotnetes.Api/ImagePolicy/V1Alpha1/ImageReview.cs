namespace Dotnetes.Api.ImagePolicy.V1Alpha1;

/// <summary>Asks an external service whether the images of a pod may be used.</summary>
[ApiType(OpenApi = "io.k8s.api.imagepolicy.v1alpha1.ImageReview", TypeMeta = true)]
[Kind("imagepolicy.k8s.io", "v1alpha1", "ImageReview")]
public sealed partial record ImageReview
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public ImageReviewSpec Spec { get; init; } = ImageReviewSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public ImageReviewStatus Status { get; init; } = ImageReviewStatus.Empty;
}

/// <summary>The containers, annotations and namespace of the pod under review.</summary>
[ApiType(OpenApi = "io.k8s.api.imagepolicy.v1alpha1.ImageReviewSpec")]
public sealed partial record ImageReviewSpec
{
    [Field("containers", 1, List = "atomic")]
    public ValueList<ImageReviewContainerSpec> Containers { get; init; }

    [Field("annotations", 2)]
    public ValueMap<string> Annotations { get; init; }

    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";
}

/// <summary>Verdict of the service with a reason and optional audit annotations.</summary>
[ApiType(OpenApi = "io.k8s.api.imagepolicy.v1alpha1.ImageReviewStatus")]
public sealed partial record ImageReviewStatus
{
    [Field("allowed", 1, Omit = Omit.Never, Default = "false")]
    public bool Allowed { get; init; }

    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    [Field("auditAnnotations", 3)]
    public ValueMap<string> AuditAnnotations { get; init; }
}
