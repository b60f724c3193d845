using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.EndToEnd.Tests.Clusters;

namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>
/// A control plane without nodes, as a process of its own, for clients to try. <c>DOTNETES_TEST_KUBECONFIG</c> names another cluster to use
/// instead: that is how the transcripts are checked against upstream's programs.
/// </summary>
public sealed class ApiServerFixture : IAsyncLifetime
{
    private static readonly string? Other = Environment.GetEnvironmentVariable("DOTNETES_TEST_KUBECONFIG");

    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>The administrator's kubeconfig.</summary>
    public string Kubeconfig => Other ?? Path.Combine(_folder["d"], "admin.kubeconfig");

    /// <summary>Where the manifests lie.</summary>
    public static string Manifests { get; } = Path.Combine(AppContext.BaseDirectory, "Clients", "Manifests");

    /// <summary>A certificate request in base64.</summary>
    public string CertificateRequest { get; } = MakeRequest();

    /// <summary>What the server logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (ExternalProgram.Find("kubectl") is null)
        {
            return;
        }

        if (Other is null)
        {
            Start();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (File.Exists(Kubeconfig))
            {
                var result = await ExternalProgram.Try("kubectl", ["--kubeconfig", Kubeconfig, "apply", "-f", Path.Combine(Manifests, "cluster.yaml")], cancellationToken: limit.Token);
                if (result.Code == 0)
                {
                    return;
                }
            }

            await Task.Delay(100, limit.Token);
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await ExternalProgram.Run("kill", [$"{_process.Id}"]);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private void Start()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        _process = Process.Start(new ProcessStartInfo(
            DotnetesProgram.Path, ["server", "--disable-agent", "--data-dir", _folder["d"], "--bind-address", "127.0.0.1", "--secure-port", $"{port}", "--store-durability=relaxed"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    private void Append(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private static string MakeRequest()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest("CN=someone", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
    }
}
