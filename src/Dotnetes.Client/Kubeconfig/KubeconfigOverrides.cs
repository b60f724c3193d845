namespace Dotnetes.Client.Kubeconfig;

/// <summary>What a command line says instead of the kubeconfig, under kubectl's flag names.</summary>
public sealed record KubeconfigOverrides
{
    /// <summary><c>--context</c></summary>
    public string Context { get; init; } = "";

    /// <summary><c>--cluster</c></summary>
    public string Cluster { get; init; } = "";

    /// <summary><c>--user</c></summary>
    public string User { get; init; } = "";

    /// <summary><c>--namespace</c></summary>
    public string Namespace { get; init; } = "";

    /// <summary><c>--server</c></summary>
    public string Server { get; init; } = "";

    /// <summary><c>--token</c></summary>
    public string Token { get; init; } = "";

    /// <summary><c>--certificate-authority</c></summary>
    public string CertificateAuthority { get; init; } = "";

    /// <summary><c>--client-certificate</c></summary>
    public string ClientCertificate { get; init; } = "";

    /// <summary><c>--client-key</c></summary>
    public string ClientKey { get; init; } = "";

    /// <summary><c>--insecure-skip-tls-verify</c></summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary><c>--tls-server-name</c></summary>
    public string TlsServerName { get; init; } = "";

    /// <summary><c>--as</c></summary>
    public string As { get; init; } = "";

    /// <summary><c>--as-uid</c></summary>
    public string AsUid { get; init; } = "";

    /// <summary><c>--as-group</c></summary>
    public ValueList<string> AsGroups { get; init; }
}
