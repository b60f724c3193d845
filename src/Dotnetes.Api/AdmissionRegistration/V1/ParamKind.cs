namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>The kind of object that supplies parameters to a policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ParamKind", Atomic = true)]
public sealed partial record ParamKind
{
    /// <summary>Group and version of the parameter objects, such as example.com/v1.</summary>
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Kind of the parameter objects, for example ConfigMap.</summary>
    [Field("kind", 2)]
    public string Kind { get; init; } = "";
}
