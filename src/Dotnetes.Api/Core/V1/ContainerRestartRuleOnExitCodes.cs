namespace Dotnetes.Api.Core.V1;

/// <summary>Condition that compares an exit code with a set of numbers.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerRestartRuleOnExitCodes")]
public sealed partial record ContainerRestartRuleOnExitCodes
{
    /// <summary>In matches listed exit codes, NotIn matches all the others.</summary>
    [Field("operator", 1, Required = true)]
    public string Operator { get; init; } = "";

    /// <summary>Exit codes to compare with; at most 255 of them.</summary>
    [Field("values", 2, List = "set")]
    public ValueList<int> Values { get; init; }
}
