using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Serving;

/// <summary>Upstream's kube-apiserver over etcd, as processes of their own on loopback.</summary>
public sealed class UpstreamServer : IAsyncLifetime
{
    private const string Token = "admin-token";

    // A machine that does much else at the same time may take minutes.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("upstream-").FullName;
    private readonly List<Process> _processes = [];
    private readonly ConcurrentQueue<string> _lastWords = new();
    private int _port;
    private int _namespaces;

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Obstacle { get; } = new[] { "kube-apiserver", "etcd" }.Where(p => Find(p) is null).ToList() is { Count: > 0 } missing
        ? $"needs {string.Join(" and ", missing)} on the PATH"
        : null;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Obstacle is not null)
        {
            return;
        }

        var (store, peers) = (FreePort(), FreePort());
        _port = FreePort();
        using (var key = RSA.Create(2048))
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "sa.key"), key.ExportRSAPrivateKeyPem());
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "tokens.csv"), $"{Token},admin,admin,\"system:masters\"\n");
        Start(
            "etcd", "--data-dir", "etcd", "--listen-client-urls", $"http://127.0.0.1:{store}", "--advertise-client-urls", $"http://127.0.0.1:{store}",
            "--listen-peer-urls", $"http://127.0.0.1:{peers}", "--initial-advertise-peer-urls", $"http://127.0.0.1:{peers}", "--initial-cluster", $"default=http://127.0.0.1:{peers}");
        Start(
            "kube-apiserver", "--etcd-servers", $"http://127.0.0.1:{store}", "--secure-port", $"{_port}", "--bind-address", "127.0.0.1", "--cert-dir", "certs",
            "--service-cluster-ip-range", "10.96.0.0/16", "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-signing-key-file", "sa.key",
            "--service-account-key-file", "sa.key", "--token-auth-file", "tokens.csv", "--authorization-mode", "RBAC", "--disable-admission-plugins", "ServiceAccount");
        await BecomeReady();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A way to the server, as its administrator.</summary>
    public HttpTransport Connect(bool protobuf) => new(
        new()
        {
            Server = new($"https://127.0.0.1:{_port}"),
            InsecureSkipTlsVerify = true,
            UseProtobuf = protobuf,
            Credentials = StaticCredentials.Bearer(Token),
        },
        TimeProvider.System,
        NullLogger.Instance);

    /// <summary>Makes a namespace for one test.</summary>
    public async Task<string> NewNamespace(IKubeClient client)
    {
        var name = $"test-{Interlocked.Increment(ref _namespaces)}";
        await client.Create(new Namespace { Metadata = new() { Name = name } });
        return name;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(Find(program)!, arguments) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += (_, line) => Remember(program, line.Data);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _processes.Add(process);
    }

    // What a server that does not come up said last is what tells why.
    private void Remember(string program, string? line)
    {
        const int most = 20;
        _lastWords.Enqueue($"{program}: {line}");
        while (_lastWords.Count > most)
        {
            _lastWords.TryDequeue(out _);
        }
    }

    private async Task BecomeReady()
    {
        using var limit = new CancellationTokenSource(s_patience);
        using var transport = Connect(protobuf: false);
        while (true)
        {
            if (_processes.Exists(static p => p.HasExited) || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"upstream's server did not become ready:\n{string.Join('\n', _lastWords)}");
            }

            try
            {
                using var response = await transport.SendRaw(HttpMethod.Get, "/readyz", "*/*", null, limit.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is KubeTransportException or OperationCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(200);
        }
    }
}
