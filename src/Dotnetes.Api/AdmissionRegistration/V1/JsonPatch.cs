namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A change computed as a list of patch operations.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.JSONPatch")]
public sealed partial record JsonPatch
{
    /// <summary>CEL expression yielding a list of JSONPatch values with op, path and, where needed, from and value.</summary>
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
