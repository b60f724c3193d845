namespace Dotnetes.Api.Core.V1;

/// <summary>Purpose of a secret, which determines the keys that its data must contain.</summary>
public static class SecretType
{
    /// <summary>The value <c>Opaque</c>.</summary>
    public const string Opaque = "Opaque";

    /// <summary>The value <c>kubernetes.io/service-account-token</c>.</summary>
    public const string KubernetesIoServiceAccountToken = "kubernetes.io/service-account-token";

    /// <summary>The value <c>kubernetes.io/dockercfg</c>.</summary>
    public const string KubernetesIoDockercfg = "kubernetes.io/dockercfg";

    /// <summary>The value <c>kubernetes.io/dockerconfigjson</c>.</summary>
    public const string KubernetesIoDockerconfigjson = "kubernetes.io/dockerconfigjson";

    /// <summary>The value <c>kubernetes.io/basic-auth</c>.</summary>
    public const string KubernetesIoBasicAuth = "kubernetes.io/basic-auth";

    /// <summary>The value <c>kubernetes.io/ssh-auth</c>.</summary>
    public const string KubernetesIoSshAuth = "kubernetes.io/ssh-auth";

    /// <summary>The value <c>kubernetes.io/tls</c>.</summary>
    public const string KubernetesIoTls = "kubernetes.io/tls";

    /// <summary>The value <c>bootstrap.kubernetes.io/token</c>.</summary>
    public const string BootstrapKubernetesIoToken = "bootstrap.kubernetes.io/token";
}
