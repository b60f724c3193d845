namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A value that a policy adds to the audit event.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.AuditAnnotation")]
public sealed partial record AuditAnnotation
{
    /// <summary>Last part of the annotation key, unique in the policy; the policy name is put in front of it.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>CEL expression yielding the value as a string; null omits the annotation, and long text is cut.</summary>
    [Field("valueExpression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ValueExpression { get; init; } = "";
}
