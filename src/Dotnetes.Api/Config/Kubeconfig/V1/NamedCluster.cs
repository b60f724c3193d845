namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A cluster entry together with the name it is referred to by.</summary>
[ApiType(Proto = false)]
public sealed partial record NamedCluster
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("cluster", Required = true)]
    public Cluster Cluster { get; init; } = Cluster.Empty;
}
