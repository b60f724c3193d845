using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.ClientAuthentication.V1;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client.Transport;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>
/// Credentials from a program that the kubeconfig names (client.authentication.k8s.io/v1 and v1beta1). Kept until they expire or the
/// server refuses them.
/// </summary>
/// <param name="exec">The program.</param>
/// <param name="cluster">The cluster, described to the program when it asks for that.</param>
/// <param name="time">The clock of expiry.</param>
/// <param name="certificate">A certificate to present when the program gives none.</param>
public sealed class ExecCredentials(ExecConfig exec, Api.Config.Kubeconfig.V1.Cluster cluster, TimeProvider time, X509Certificate2? certificate = null) : ICredentialSource, IDisposable
{
    private const string Group = "client.authentication.k8s.io/";
    private const string ClusterConfigExtension = "client.authentication.k8s.io/exec";

    private readonly SemaphoreSlim _one = new(1);
    private volatile Issued? _issued;

    /// <inheritdoc/>
    public X509Certificate2? Certificate => _issued?.Certificate ?? certificate;

    private bool IsInteractive => exec.InteractiveMode switch
    {
        ExecInteractiveMode.Never => false,
        ExecInteractiveMode.Always => Console.IsInputRedirected ? throw new KubeTransportException($"exec plugin {exec.Command} cannot be used without a terminal") : true,
        _ => !Console.IsInputRedirected,
    };

    /// <inheritdoc/>
    public async ValueTask<string?> Authorization(CancellationToken cancellationToken)
    {
        if (IsGood(_issued))
        {
            return _issued!.Authorization;
        }

        // Once for all requests that wait, since the program may ask its user something.
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!IsGood(_issued))
            {
                _issued = Accept(await Ask(cancellationToken));
            }

            return _issued!.Authorization;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public bool Rejected()
    {
        var had = _issued is not null;
        _issued = null;
        return had;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private bool IsGood(Issued? issued) => issued is not null && (issued.Expires is not { } expires || time.GetUtcNow() < expires);

    private async Task<byte[]> Ask(CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartInfo()) ?? throw new KubeTransportException($"exec plugin {exec.Command} did not start");
            using var output = new MemoryStream();
            try
            {
                await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return process.ExitCode == 0
                ? output.ToArray()
                : throw new KubeTransportException($"getting credentials: exec: executable {exec.Command} failed with exit code {process.ExitCode}");
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            var hint = exec.InstallHint.Length > 0 ? $"\n\n{exec.InstallHint}" : "";
            throw new KubeTransportException($"getting credentials: exec: {exec.Command}: {e.Message}{hint}", e);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(exec.Command) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in exec.Args)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var variable in exec.Env)
        {
            info.Environment[variable.Name] = variable.Value;
        }

        info.Environment["KUBERNETES_EXEC_INFO"] = Question();
        return info;
    }

    private string Question()
    {
        var spec = new ExecCredentialSpec { Interactive = IsInteractive, Cluster = exec.ProvideClusterInfo ? Describe() : null };
        var writer = new JsonWriter(1024);
        try
        {
            // By hand, because both versions look the same but for this name.
            writer.BeginObject();
            writer.Name("kind");
            writer.WriteString("ExecCredential");
            writer.Name("apiVersion");
            writer.WriteString(exec.ApiVersion);
            writer.Name("spec");
            spec.WriteJson(ref writer);
            writer.EndObject();
            return System.Text.Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private Api.Config.ClientAuthentication.V1.Cluster Describe()
    {
        var authority = cluster.CertificateAuthorityData;
        if (authority.IsEmpty && cluster.CertificateAuthority.Length > 0)
        {
            authority = ByteString.Adopt(File.ReadAllBytes(cluster.CertificateAuthority));
        }

        return new()
        {
            Server = cluster.Server,
            TlsServerName = cluster.TlsServerName,
            InsecureSkipTlsVerify = cluster.InsecureSkipTlsVerify,
            CertificateAuthorityData = authority,
            ProxyUrl = cluster.ProxyUrl,
            DisableCompression = cluster.DisableCompression,
            Config = cluster.Extensions.Find(static e => e.Name == ClusterConfigExtension)?.Extension ?? default,
        };
    }

    private Issued Accept(byte[] output)
    {
        ExecCredential credential;
        string version;
        try
        {
            credential = JsonText.Decode<ExecCredential>(output);
            version = WireObjects.TypeMetaOf(output).ApiVersion;
        }
        catch (DecodingException e)
        {
            throw new KubeTransportException($"decoding the output of exec plugin {exec.Command}: {e.Message}", e);
        }

        if (!exec.ApiVersion.StartsWith(Group, StringComparison.Ordinal) || version != exec.ApiVersion)
        {
            throw new KubeTransportException($"exec plugin is configured to use API version {exec.ApiVersion}, plugin returned version {version}");
        }

        if (credential.Status is not { } status)
        {
            throw new KubeTransportException("exec plugin didn't return a status field");
        }

        if (status.Token.Length == 0 && status.ClientCertificateData.Length == 0 && status.ClientKeyData.Length == 0)
        {
            throw new KubeTransportException("exec plugin didn't return a token or cert/key pair");
        }

        if (status.ClientCertificateData.Length == 0 != (status.ClientKeyData.Length == 0))
        {
            throw new KubeTransportException("exec plugin returned only certificate or key, not both");
        }

        try
        {
            return new(
                status.Token.Length > 0 ? $"Bearer {status.Token}" : null,
                status.ClientCertificateData.Length > 0 ? ClientCertificates.FromPem(status.ClientCertificateData, status.ClientKeyData) : null,
                status.ExpirationTimestamp?.ToDateTimeOffset());
        }
        catch (KubeconfigException e)
        {
            throw new KubeTransportException($"exec plugin {exec.Command}: {e.Message}", e);
        }
    }

    private sealed record Issued(string? Authorization, X509Certificate2? Certificate, DateTimeOffset? Expires);
}
