namespace Dotnetes.Api.Core.V1;

/// <summary>Adjusts the Linux capabilities that a container process receives.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Capabilities")]
public sealed partial record Capabilities
{
    /// <summary>Capabilities granted in addition to those of the container runtime default.</summary>
    [Field("add", 1, List = "atomic")]
    public ValueList<string> Add { get; init; }

    /// <summary>Capabilities taken away; ALL removes the entire default set.</summary>
    [Field("drop", 2, List = "atomic")]
    public ValueList<string> Drop { get; init; }
}
