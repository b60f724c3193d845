namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A combination of cluster, user and default namespace.</summary>
[ApiType(Proto = false)]
public sealed partial record Context
{
    [Field("cluster", Omit = Omit.Never, Required = true)]
    public string Cluster { get; init; } = "";

    [Field("user", Omit = Omit.Never, Required = true)]
    public string User { get; init; } = "";

    [Field("namespace")]
    public string Namespace { get; init; } = "";

    [Field("extensions")]
    public ValueList<NamedExtension> Extensions { get; init; }
}
