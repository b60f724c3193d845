namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>A named expression that other expressions of the same policy can use.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.Variable", Atomic = true)]
public sealed partial record Variable
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("expression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
