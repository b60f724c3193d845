namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Expression that yields a partial object, which is merged in like with server-side apply.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ApplyConfiguration")]
public sealed partial record ApplyConfiguration
{
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
