namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>Kind of the objects from which a policy reads its parameters.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.ParamKind", Atomic = true)]
public sealed partial record ParamKind
{
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    [Field("kind", 2)]
    public string Kind { get; init; } = "";
}
