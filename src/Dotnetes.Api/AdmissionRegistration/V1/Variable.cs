namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A named CEL expression that is evaluated on first use and then remembered.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.Variable", Atomic = true)]
public sealed partial record Variable
{
    /// <summary>Name of the variable, a valid CEL identifier that is unique in the policy.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>CEL expression whose result becomes the value of the variable.</summary>
    [Field("expression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
