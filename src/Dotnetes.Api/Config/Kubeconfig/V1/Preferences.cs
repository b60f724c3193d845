namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>Old place for user preferences of command line clients; hardly used.</summary>
[ApiType(Proto = false)]
public sealed partial record Preferences
{
    [Field("colors")]
    public bool Colors { get; init; }

    [Field("extensions")]
    public ValueList<NamedExtension> Extensions { get; init; }
}
