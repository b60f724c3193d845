using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Tests.Shared;

/// <summary>A real etcd with its data in a temporary directory.</summary>
internal sealed class EtcdProcess : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("etcd-");
    private readonly List<string> _arguments;
    private Process? _process;

    private EtcdProcess(string name, string address, string peer, string cluster, Certificates? certificates, string[] more)
    {
        Address = address;
        _arguments =
        [
            "--name", name, "--data-dir", Path.Combine(_directory.FullName, "data"),
            "--unsafe-no-fsync", "--heartbeat-interval", "20", "--election-timeout", "200",
            "--listen-client-urls", address, "--advertise-client-urls", address,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", cluster,
            .. more,
        ];
        if (certificates is not null)
        {
            AddTls(certificates);
        }
    }

    public static string? Binary { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(directory => Path.Combine(directory, "etcd")).FirstOrDefault(File.Exists);

    public string Address { get; }

    public static async Task<EtcdProcess> Start(Certificates? certificates = null, params string[] more)
    {
        var scheme = certificates is null ? "http" : "https";
        for (var attempt = 1; ; attempt++)
        {
            var peer = $"http://127.0.0.1:{FreePort()}";
            var etcd = new EtcdProcess("one", $"{scheme}://127.0.0.1:{FreePort()}", peer, "one=" + peer, certificates, more);
            try
            {
                await etcd.StartAgain();
                return etcd;
            }
            catch (InvalidOperationException e) when (attempt < Attempts && IsTaken(e))
            {
                await etcd.DisposeAsync();
            }
        }
    }

    /// <summary>Starts members that form one cluster.</summary>
    public static async Task<EtcdProcess[]> StartCluster(int count)
    {
        for (var attempt = 1; ; attempt++)
        {
            var peers = Enumerable.Range(0, count).Select(_ => $"http://127.0.0.1:{FreePort()}").ToList();
            var cluster = string.Join(",", peers.Select((peer, i) => $"m{i}={peer}"));
            var members = peers.Select((peer, i) => new EtcdProcess($"m{i}", $"http://127.0.0.1:{FreePort()}", peer, cluster, null, [])).ToArray();
            try
            {
                await Task.WhenAll(members.Select(member => member.StartAgain()));
                return members;
            }
            catch (InvalidOperationException e) when (attempt < Attempts && IsTaken(e))
            {
                await Task.WhenAll(members.Select(member => member.DisposeAsync().AsTask()));
            }
        }
    }

    /// <summary>Kills the process; the data stay.</summary>
    public async Task Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts the process on the data that are there, and waits until it serves.</summary>
    public async Task StartAgain()
    {
        var start = new ProcessStartInfo(Binary!, _arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        _process = process;
        var ready = new TaskCompletionSource();
        var output = new List<string?>();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("etcd ended:\n" + string.Join("\n", output)));
        process.ErrorDataReceived += (_, line) => Look(line.Data);
        process.OutputDataReceived += (_, line) => Look(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await ready.Task;

        void Look(string? line)
        {
            lock (output)
            {
                if (!ready.Task.IsCompleted)
                {
                    output.Add(line);
                }
            }

            if (line is not null && (line.Contains("ready to serve client requests") || line.Contains("serving client traffic")))
            {
                ready.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _directory.Delete(recursive: true);
    }

    // Between finding a free port and etcd's taking it somebody else may come.
    private static bool IsTaken(InvalidOperationException failure) => failure.Message.Contains("address already in use", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void AddTls(Certificates certificates)
    {
        var ca = Path.Combine(_directory.FullName, "ca.pem");
        var certificate = Path.Combine(_directory.FullName, "server.pem");
        var key = Path.Combine(_directory.FullName, "server.key");
        File.WriteAllText(ca, certificates.Authorities.ExportCertificatePems());
        File.WriteAllText(certificate, certificates.Server.ExportCertificatePem());
        File.WriteAllText(key, certificates.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _arguments.AddRange(["--cert-file", certificate, "--key-file", key, "--trusted-ca-file", ca, "--client-cert-auth"]);
    }
}
