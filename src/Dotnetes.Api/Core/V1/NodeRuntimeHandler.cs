namespace Dotnetes.Api.Core.V1;

/// <summary>A container runtime handler that is configured on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeRuntimeHandler")]
public sealed partial record NodeRuntimeHandler
{
    /// <summary>Name of the handler; empty stands for the default one.</summary>
    [Field("name", 1, Omit = Omit.Never, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Optional abilities that the handler supports.</summary>
    [Field("features", 2)]
    public NodeRuntimeHandlerFeatures? Features { get; init; }
}
