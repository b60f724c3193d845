namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Refers to the service, with path and port, through which a webhook is reached.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ServiceReference")]
public sealed partial record ServiceReference
{
    [Field("namespace", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    [Field("name", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("path", 3)]
    public string? Path { get; init; }

    [Field("port", 4)]
    public int? Port { get; init; }
}
