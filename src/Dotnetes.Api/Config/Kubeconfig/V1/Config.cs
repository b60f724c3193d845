namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A kubeconfig file: clusters, users and the contexts that combine them.</summary>
[ApiType(Proto = false)]
public sealed partial record Config
{
    [Field("kind")]
    public string Kind { get; init; } = "";

    [Field("apiVersion")]
    public string ApiVersion { get; init; } = "";

    [Field("preferences", Omit = Omit.WhenZero)]
    public Preferences Preferences { get; init; } = Preferences.Empty;

    [Field("clusters", Omit = Omit.Never, Required = true)]
    public ValueList<NamedCluster> Clusters { get; init; }

    [Field("users", Omit = Omit.Never, Required = true)]
    public ValueList<NamedAuthInfo> Users { get; init; }

    [Field("contexts", Omit = Omit.Never, Required = true)]
    public ValueList<NamedContext> Contexts { get; init; }

    [Field("current-context", Omit = Omit.Never, Required = true)]
    public string CurrentContext { get; init; } = "";

    [Field("extensions")]
    public ValueList<NamedExtension> Extensions { get; init; }
}
