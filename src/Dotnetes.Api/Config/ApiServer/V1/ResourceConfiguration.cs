namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Resources and the encryption providers for them; the first provider is used for writing.</summary>
[ApiType(Proto = false)]
public sealed partial record ResourceConfiguration
{
    [Field("resources", Omit = Omit.Never, Required = true)]
    public ValueList<string> Resources { get; init; }

    [Field("providers", Omit = Omit.Never, Required = true)]
    public ValueList<ProviderConfiguration> Providers { get; init; }
}
