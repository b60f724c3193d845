namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>A type warning for one expression, with the place of the expression in the policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ExpressionWarning")]
public sealed partial record ExpressionWarning
{
    [Field("fieldRef", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string FieldRef { get; init; } = "";

    [Field("warning", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Warning { get; init; } = "";
}
