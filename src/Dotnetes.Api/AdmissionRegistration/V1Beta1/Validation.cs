namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>A CEL expression that must be true for a request to pass, and the message if not.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.Validation")]
public sealed partial record Validation
{
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("reason", 3)]
    public string? Reason { get; init; }

    [Field("messageExpression", 4)]
    public string MessageExpression { get; init; } = "";
}
