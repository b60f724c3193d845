namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>Result of checking the expressions of a policy against the schemas of the matched types.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.TypeChecking")]
public sealed partial record TypeChecking
{
    [Field("expressionWarnings", 1, List = "atomic")]
    public ValueList<ExpressionWarning> ExpressionWarnings { get; init; }
}
