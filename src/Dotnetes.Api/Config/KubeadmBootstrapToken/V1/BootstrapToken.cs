namespace Dotnetes.Api.Config.KubeadmBootstrapToken.V1;

/// <summary>A token for joining nodes, with its lifetime, usages and groups.</summary>
[ApiType(Proto = false)]
public sealed partial record BootstrapToken
{
    [Field("token", Omit = Omit.Never, Required = true)]
    public string? Token { get; init; }

    [Field("description")]
    public string Description { get; init; } = "";

    [Field("ttl")]
    public Duration? Ttl { get; init; }

    [Field("expires")]
    public Time? Expires { get; init; }

    [Field("usages")]
    public ValueList<string> Usages { get; init; }

    [Field("groups")]
    public ValueList<string> Groups { get; init; }
}
