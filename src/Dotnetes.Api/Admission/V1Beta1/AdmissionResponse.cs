namespace Dotnetes.Api.Admission.V1Beta1;

/// <summary>Verdict of a webhook: allowed or not, with optional patch, warnings and audit annotations.</summary>
[ApiType(OpenApi = "io.k8s.api.admission.v1beta1.AdmissionResponse")]
public sealed partial record AdmissionResponse
{
    [Field("uid", 1, Omit = Omit.Never)]
    public string Uid { get; init; } = "";

    [Field("allowed", 2, Omit = Omit.Never)]
    public bool Allowed { get; init; }

    [Field("status", 3)]
    public Meta.V1.Status? Status { get; init; }

    [Field("patch", 4)]
    public ByteString Patch { get; init; }

    [Field("patchType", 5)]
    public string? PatchType { get; init; }

    [Field("auditAnnotations", 6)]
    public ValueMap<string> AuditAnnotations { get; init; }

    [Field("warnings", 7, List = "atomic")]
    public ValueList<string> Warnings { get; init; }
}
