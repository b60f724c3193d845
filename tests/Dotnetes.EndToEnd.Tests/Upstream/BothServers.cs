using System.Net.Sockets;
using Dotnetes.EndToEnd.Tests.Clusters;
using Dotnetes.EndToEnd.Tests.Programs;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>Upstream's API server over etcd and ours over its own store, set up alike and otherwise empty.</summary>
public sealed class BothServers : IAsyncLifetime
{
    /// <summary>The token of somebody who may do everything.</summary>
    public const string Token = "comparison-token";

    private static readonly string[] Needed = ["kube-apiserver", "etcd"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<ServerProcess> _processes = [];

    /// <summary>Upstream's address.</summary>
    public string Upstream { get; } = $"https://127.0.0.1:{RunningProgram.FreePort()}";

    /// <summary>Our address.</summary>
    public string Ours { get; } = $"https://127.0.0.1:{RunningProgram.FreePort()}";

    /// <summary>A folder to work in.</summary>
    public string Folder => _folder.Path;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Needed.Any(p => ExternalProgram.Find(p) is null))
        {
            return;
        }

        var (store, peer) = ($"http://127.0.0.1:{RunningProgram.FreePort()}", $"http://127.0.0.1:{RunningProgram.FreePort()}");
        using (var key = System.Security.Cryptography.RSA.Create(2048))
        {
            await File.WriteAllTextAsync(_folder["sa.key"], key.ExportRSAPrivateKeyPem());
        }

        await File.WriteAllTextAsync(_folder["tokens.csv"], $"{Token},admin,admin,\"system:masters\"\n");
        _processes.Add(await ServerProcess.Start(
            ExternalProgram.Find("etcd")!,
            [
                "--data-dir", _folder["etcd"], "--unsafe-no-fsync", "--listen-client-urls", store, "--advertise-client-urls", store,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=" + peer,
            ],
            () => Listens(new Uri(store).Port)));
        string[] common =
        [
            "--bind-address", "127.0.0.1", "--service-cluster-ip-range", "10.96.0.0/12", "--service-account-issuer", "https://kubernetes.default.svc", "--allow-privileged=true",
            "--service-account-signing-key-file", _folder["sa.key"], "--service-account-key-file", _folder["sa.key"], "--token-auth-file", _folder["tokens.csv"], "--authorization-mode", "Node,RBAC",
        ];
        _processes.Add(await ServerProcess.Start(
            ExternalProgram.Find("kube-apiserver")!,
            ["--etcd-servers", store, "--secure-port", $"{new Uri(Upstream).Port}", "--cert-dir", _folder["certificates"], .. common],
            () => IsReady(Upstream)));
        _processes.Add(await ServerProcess.Start(
            DotnetesProgram.Path,
            ["kube-apiserver", "--data-dir", _folder["ours"], "--store-durability", "Relaxed", "--secure-port", $"{new Uri(Ours).Port}", .. common],
            () => IsReady(Ours)));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        for (var i = _processes.Count - 1; i >= 0; i--)
        {
            await _processes[i].DisposeAsync();
        }

        _folder.Dispose();
    }

    private static async Task<bool> IsReady(string server) =>
        await ExternalProgram.Try("kubectl", ["--server", server, "--insecure-skip-tls-verify", "--token", Token, "get", "--raw", "/readyz"]) is { Code: 0 };

    private static async Task<bool> Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
