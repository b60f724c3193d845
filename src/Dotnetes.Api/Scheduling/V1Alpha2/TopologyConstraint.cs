namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Requires that all pods of the group land in the same topology domain.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1alpha2.TopologyConstraint")]
public sealed partial record TopologyConstraint
{
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";
}
