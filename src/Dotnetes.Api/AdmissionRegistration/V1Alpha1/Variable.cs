namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>A named expression that other expressions of the same policy can use.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.Variable")]
public sealed partial record Variable
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("expression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
