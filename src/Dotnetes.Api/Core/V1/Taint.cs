namespace Dotnetes.Api.Core.V1;

/// <summary>A mark on a node that repels the pods that do not tolerate it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Taint")]
public sealed partial record Taint
{
    /// <summary>Name of the taint, in the syntax of a label key.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>Optional value of the taint, in the syntax of a label value.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>NoSchedule keeps new pods away, PreferNoSchedule only discourages them, and NoExecute also evicts running pods.</summary>
    [Field("effect", 3, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "NoExecute|NoSchedule|PreferNoSchedule")]
    public string Effect { get; init; } = "";

    /// <summary>Moment at which the taint was placed; used to time evictions.</summary>
    [Field("timeAdded", 4)]
    public Time? TimeAdded { get; init; }
}
