namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Points to another object in the same namespace by kind, name and API version.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v1.CrossVersionObjectReference", Atomic = true)]
public sealed partial record CrossVersionObjectReference
{
    /// <summary>Kind of the object pointed to, for example Deployment.</summary>
    [Field("kind", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object pointed to, in the same namespace.</summary>
    [Field("name", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>API group and version of the object pointed to, for example apps/v1.</summary>
    [Field("apiVersion", 3)]
    public string ApiVersion { get; init; } = "";
}
