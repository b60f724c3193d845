namespace Dotnetes.Api.Core.V1;

/// <summary>One kernel parameter that is set for a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Sysctl")]
public sealed partial record Sysctl
{
    /// <summary>Name of the kernel parameter, such as net.core.somaxconn.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Value to which the parameter is set, as text.</summary>
    [Field("value", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Value { get; init; } = "";
}
