namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A change computed as a partial object to be merged.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ApplyConfiguration")]
public sealed partial record ApplyConfiguration
{
    /// <summary>CEL expression yielding an Object value that is merged into the request's object; atomic lists, maps and structs cannot be changed.</summary>
    [Field("expression", 1)]
    public string Expression { get; init; } = "";
}
