namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>A CEL condition a request must meet for the webhook or policy to be used.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MatchCondition")]
public sealed partial record MatchCondition
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("expression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
