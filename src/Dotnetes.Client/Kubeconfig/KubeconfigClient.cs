using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>Makes a client configuration of a kubeconfig.</summary>
public static class KubeconfigClient
{
    /// <summary>The configuration that the current context describes, or the one that the overrides name.</summary>
    /// <param name="config">The merged kubeconfig, with absolute paths.</param>
    /// <param name="time">The clock by which credentials are renewed.</param>
    /// <param name="overrides">What takes precedence.</param>
    /// <exception cref="KubeconfigException">The kubeconfig does not fit together, or a file it names cannot be read.</exception>
    public static ClientConfiguration Configure(Config config, TimeProvider time, KubeconfigOverrides? overrides = null)
    {
        overrides ??= new();
        var context = ContextOf(config, overrides);
        var cluster = ClusterOf(config, context, overrides);
        var user = UserOf(config, context, overrides);
        if (cluster.Server.Length == 0)
        {
            throw new KubeconfigException("invalid configuration: no configuration has been provided");
        }

        if (!Uri.TryCreate(cluster.Server.Contains("://", StringComparison.Ordinal) ? cluster.Server : $"http://{cluster.Server}", UriKind.Absolute, out var server)
            || server.Scheme is not ("http" or "https"))
        {
            throw new KubeconfigException($"the server address \"{cluster.Server}\" is not valid");
        }

        var ns = overrides.Namespace.Length > 0 ? overrides.Namespace : context.Namespace;
        return new()
        {
            Server = server,
            Namespace = ns.Length > 0 ? ns : "default",
            InsecureSkipTlsVerify = cluster.InsecureSkipTlsVerify,
            CertificateAuthorities = AuthoritiesOf(cluster),
            CurrentAuthorities = FollowedAuthoritiesOf(cluster, time),
            TlsServerName = cluster.TlsServerName,
            Proxy = ProxyOf(cluster),
            DisableCompression = cluster.DisableCompression,
            Credentials = CredentialsOf(user, cluster, time),
            Impersonate = ImpersonationOf(user),
        };
    }

    private static Context ContextOf(Config config, KubeconfigOverrides overrides)
    {
        var name = overrides.Context.Length > 0 ? overrides.Context : config.CurrentContext;
        if (config.Contexts.Find(c => c.Name == name) is { } found)
        {
            return found.Context;
        }

        return overrides.Context.Length == 0 ? Context.Empty : throw new KubeconfigException($"context \"{name}\" does not exist");
    }

    private static Cluster ClusterOf(Config config, Context context, KubeconfigOverrides overrides)
    {
        var name = overrides.Cluster.Length > 0 ? overrides.Cluster : context.Cluster;
        var cluster = config.Clusters.Find(c => c.Name == name)?.Cluster;
        if (cluster is null && overrides.Cluster.Length > 0)
        {
            throw new KubeconfigException($"cluster \"{name}\" does not exist");
        }

        cluster ??= Cluster.Empty;
        if (overrides.Server.Length > 0)
        {
            // Another server has another name.
            cluster = cluster with { Server = overrides.Server, TlsServerName = "" };
        }

        if (overrides.CertificateAuthority.Length > 0)
        {
            cluster = cluster with { CertificateAuthority = overrides.CertificateAuthority, CertificateAuthorityData = default };
        }

        if (overrides.InsecureSkipTlsVerify)
        {
            cluster = cluster with { InsecureSkipTlsVerify = true, CertificateAuthority = "", CertificateAuthorityData = default };
        }

        return overrides.TlsServerName.Length > 0 ? cluster with { TlsServerName = overrides.TlsServerName } : cluster;
    }

    private static AuthInfo UserOf(Config config, Context context, KubeconfigOverrides overrides)
    {
        var name = overrides.User.Length > 0 ? overrides.User : context.User;
        var user = config.Users.Find(u => u.Name == name)?.User;
        if (user is null && overrides.User.Length > 0)
        {
            throw new KubeconfigException($"auth info \"{name}\" does not exist");
        }

        user ??= AuthInfo.Empty;
        if (overrides.Token.Length > 0)
        {
            user = user with { Token = overrides.Token, TokenFile = "", Exec = null, Username = "", Password = "" };
        }

        if (overrides.ClientCertificate.Length > 0)
        {
            user = user with { ClientCertificate = overrides.ClientCertificate, ClientCertificateData = default };
        }

        if (overrides.ClientKey.Length > 0)
        {
            user = user with { ClientKey = overrides.ClientKey, ClientKeyData = default };
        }

        return overrides.As.Length > 0 ? user with { As = overrides.As, AsUid = overrides.AsUid, AsGroups = overrides.AsGroups } : user;
    }

    private static X509Certificate2Collection? AuthoritiesOf(Cluster cluster)
    {
        var pem = DataOrFile(cluster.CertificateAuthorityData, cluster.CertificateAuthority, "certificate-authority");
        if (pem is null)
        {
            return null;
        }

        try
        {
            return Parse(pem);
        }
        catch (CryptographicException e)
        {
            throw new KubeconfigException($"the certificate authority is malformed: {e.Message}", e);
        }
    }

    // Files may be renewed while we run; what stands in the kubeconfig itself stays as it is.
    private static Func<X509Certificate2Collection>? FollowedAuthoritiesOf(Cluster cluster, TimeProvider time)
    {
        if (cluster.CertificateAuthorityData is { IsEmpty: false } || cluster.CertificateAuthority.Length == 0)
        {
            return null;
        }

        var file = new FollowedFiles<X509Certificate2Collection>([cluster.CertificateAuthority], texts => Parse(texts[0]), time, static _ => { });
        return () => file.Value;
    }

    private static X509Certificate2Collection Parse(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? authorities : throw new KubeconfigException("the certificate authority holds no certificate");
    }

    private static Uri? ProxyOf(Cluster cluster)
    {
        if (cluster.ProxyUrl.Length == 0)
        {
            return null;
        }

        return Uri.TryCreate(cluster.ProxyUrl, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy
            : throw new KubeconfigException($"unsupported scheme or malformed proxy-url \"{cluster.ProxyUrl}\", must be http, https, or socks5");
    }

    private static ICredentialSource CredentialsOf(AuthInfo user, Cluster cluster, TimeProvider time)
    {
        var certificate = CertificateOf(user);
        if (user.Exec is { } exec)
        {
            return new ExecCredentials(exec, cluster, time, certificate);
        }

        if (user.TokenFile.Length > 0)
        {
            return new TokenFileCredentials(user.TokenFile, time, certificate);
        }

        if (user.Token.Length > 0)
        {
            return StaticCredentials.Bearer(user.Token, certificate);
        }

        if (user.Username.Length > 0)
        {
            return StaticCredentials.Basic(user.Username, user.Password, certificate);
        }

        if (user.AuthProvider is { } provider)
        {
            throw new KubeconfigException($"no Auth Provider found for name \"{provider.Name}\"");
        }

        return certificate is null ? StaticCredentials.Anonymous
            : user is { ClientCertificateData.IsEmpty: true, ClientKeyData.IsEmpty: true } ? new FileCertificateCredentials(user.ClientCertificate, user.ClientKey, time)
            : StaticCredentials.ClientCertificate(certificate);
    }

    private static X509Certificate2? CertificateOf(AuthInfo user)
    {
        var certificate = DataOrFile(user.ClientCertificateData, user.ClientCertificate, "client-certificate");
        var key = DataOrFile(user.ClientKeyData, user.ClientKey, "client-key");
        if (certificate is null && key is null)
        {
            return null;
        }

        if (certificate is null || key is null)
        {
            throw new KubeconfigException("a client certificate needs its key, and a key its certificate");
        }

        return ClientCertificates.FromPem(certificate, key);
    }

    private static string? DataOrFile(ByteString data, string path, string field)
    {
        if (!data.IsEmpty)
        {
            return data.ToUtf8String();
        }

        try
        {
            return path.Length == 0 ? null : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeconfigException($"unable to read {field} {path}: {e.Message}", e);
        }
    }

    private static Impersonation? ImpersonationOf(AuthInfo user)
    {
        if (user.As.Length > 0)
        {
            return new() { User = user.As, Uid = user.AsUid, Groups = user.AsGroups, Extra = user.AsUserExtra };
        }

        return user.AsUid.Length == 0 && user.AsGroups.IsEmpty && user.AsUserExtra.IsEmpty
            ? null
            : throw new KubeconfigException("requesting uid, groups or user-extra without impersonating a user");
    }
}
