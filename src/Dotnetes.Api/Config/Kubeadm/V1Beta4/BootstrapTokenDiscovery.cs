namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Finds the cluster by means of a bootstrap token and hashes of its authority.</summary>
[ApiType(Proto = false)]
public sealed partial record BootstrapTokenDiscovery
{
    [Field("token", Omit = Omit.Never, Required = true)]
    public string Token { get; init; } = "";

    [Field("apiServerEndpoint")]
    public string ApiServerEndpoint { get; init; } = "";

    [Field("caCertHashes")]
    public ValueList<string> CaCertHashes { get; init; }

    [Field("unsafeSkipCAVerification")]
    public bool UnsafeSkipCAVerification { get; init; }
}
