namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>A context together with the name it is referred to by.</summary>
[ApiType(Proto = false)]
public sealed partial record NamedContext
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("context", Required = true)]
    public Context Context { get; init; } = Context.Empty;
}
