using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Grpc.Tests.Etcd;

/// <summary>A real etcd with its data in a temporary directory.</summary>
internal sealed class EtcdProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private EtcdProcess(Process process, DirectoryInfo directory, string address)
    {
        _process = process;
        _directory = directory;
        Address = address;
    }

    public static string? Binary { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(directory => Path.Combine(directory, "etcd")).FirstOrDefault(File.Exists);

    public string Address { get; }

    public static async Task<EtcdProcess> Start(Certificates? certificates = null)
    {
        var directory = Directory.CreateTempSubdirectory("etcd-");
        var scheme = certificates is null ? "http" : "https";
        var address = $"{scheme}://127.0.0.1:{FreePort()}";
        var peer = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Binary!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--data-dir", Path.Combine(directory.FullName, "data"), "--unsafe-no-fsync",
                "--listen-client-urls", address, "--advertise-client-urls", address,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=" + peer,
            },
        };
        if (certificates is not null)
        {
            AddTls(start, directory, certificates);
        }

        var process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("etcd ended"));
        process.ErrorDataReceived += (_, line) => Look(line.Data);
        process.OutputDataReceived += (_, line) => Look(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await ready.Task;
        return new EtcdProcess(process, directory, address);

        void Look(string? line)
        {
            if (line is not null && (line.Contains("ready to serve client requests") || line.Contains("serving client traffic")))
            {
                ready.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private static void AddTls(ProcessStartInfo start, DirectoryInfo directory, Certificates certificates)
    {
        var ca = Path.Combine(directory.FullName, "ca.pem");
        var certificate = Path.Combine(directory.FullName, "server.pem");
        var key = Path.Combine(directory.FullName, "server.key");
        File.WriteAllText(ca, certificates.Authorities.ExportCertificatePems());
        File.WriteAllText(certificate, certificates.Server.ExportCertificatePem());
        File.WriteAllText(key, certificates.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        foreach (var argument in new[] { "--cert-file", certificate, "--key-file", key, "--trusted-ca-file", ca, "--client-cert-auth" })
        {
            start.ArgumentList.Add(argument);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
