namespace Dotnetes.Api.Core.V1;

/// <summary>Identifies a class of equal pods by what controls them.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodSignature")]
public sealed partial record PodSignature
{
    /// <summary>Reference to the controller whose pods are meant.</summary>
    [Field("podController", 1)]
    public Meta.V1.OwnerReference? PodController { get; init; }
}
