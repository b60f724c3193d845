namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Produces an annotation for the audit event of a request by evaluating an expression.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.AuditAnnotation")]
public sealed partial record AuditAnnotation
{
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    [Field("valueExpression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ValueExpression { get; init; } = "";
}
