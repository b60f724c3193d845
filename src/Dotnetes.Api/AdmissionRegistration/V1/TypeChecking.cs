namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Result of checking the types used in a policy's expressions.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.TypeChecking")]
public sealed partial record TypeChecking
{
    /// <summary>One entry for each expression with suspicious types.</summary>
    [Field("expressionWarnings", 1, List = "atomic")]
    public ValueList<ExpressionWarning> ExpressionWarnings { get; init; }
}
