namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Expression that yields the JSON patch operations to perform on the object.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.JSONPatch")]
public sealed partial record JsonPatch
{
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
