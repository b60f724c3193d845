namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>Additional data of any form together with its name.</summary>
[ApiType(Proto = false)]
public sealed partial record NamedExtension
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("extension", Required = true)]
    public RawJson Extension { get; init; }
}
