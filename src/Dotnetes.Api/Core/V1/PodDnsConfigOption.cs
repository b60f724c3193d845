namespace Dotnetes.Api.Core.V1;

/// <summary>One resolver option with its optional value.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodDNSConfigOption")]
public sealed partial record PodDnsConfigOption
{
    /// <summary>Name of the option, such as ndots; must not be empty.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Value of the option; unset for options that are mere switches.</summary>
    [Field("value", 2)]
    public string? Value { get; init; }
}
