namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A type problem found in one expression of a policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ExpressionWarning")]
public sealed partial record ExpressionWarning
{
    /// <summary>Path of the expression inside the policy, such as spec.validations[0].expression.</summary>
    [Field("fieldRef", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string FieldRef { get; init; } = "";

    /// <summary>Text of the problem for human readers, covering each resource type concerned.</summary>
    [Field("warning", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Warning { get; init; } = "";
}
