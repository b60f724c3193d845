using System.Net;
using System.Net.Sockets;
using Dotnetes.EndToEnd.Tests.Clusters;

namespace Dotnetes.EndToEnd.Tests.Programs;

/// <summary>The commands for people beside those that run something.</summary>
[Trait("Tier", "Integration")]
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Check_tells_of_each_thing_that_is_missing_what_to_do()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (code, output, error) = await ExternalProgram.Try("env", ["PATH=/nothing", DotnetesProgram.Path, "check", "--data-dir", _folder["d"], "--port", $"{taken}", "--port", $"{RunningProgram.FreePort()}"]);
        Assert.Equal(1, code);
        Assert.Equal("", error);
        Assert.Contains("FAIL  containerd: not found\n        install the package containerd\n", output);
        Assert.Contains($"FAIL  port {taken}: address already in use\n        see who has it with 'ss -ltnp sport = :{taken}'\n", output);
        foreach (var name in (string[])["user", "kernel", "control groups", "overlay file system", "bridge netfilter", "IP forwarding", "swap", "memory", "disk", "an OCI runtime", "CNI plugins", "ip", "nft", "mount"])
        {
            Assert.Matches($"(?m)^(ok  |warn|FAIL)  {name}: ", output);
        }

        Assert.False(Directory.Exists(_folder["d"]));
    }

    [NeedsFact("kubectl")]
    public async Task The_kubeconfig_is_private_and_merged_only_when_asked()
    {
        var before = await RunningProgram.Run("kubeconfig", "--data-dir", _folder["d"]);
        Assert.Equal(1, before.Code);
        Assert.Contains("start the cluster with 'dotnetes server' first", before.Error);

        await using var server = RunningProgram.Start(
            "server", "--disable-agent", "--disable-dns", "--data-dir", _folder["d"], "--secure-port", $"{RunningProgram.FreePort()}", "--store-durability", "Relaxed");
        await server.UntilItSays("API server:");
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(_folder["d/admin.kubeconfig"]));
        Directory.CreateDirectory(_folder["home"]);
        Assert.Equal(await File.ReadAllTextAsync(_folder["d/admin.kubeconfig"]), (await Kubeconfig()).Output);
        Assert.False(Directory.Exists(_folder["home/.kube"]));

        Assert.Equal(0, (await Kubeconfig("--merge", "--context", "mine")).Code);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(_folder["home/.kube/config"]));
        Assert.Equal("mine\n", await ExternalProgram.Run("kubectl", ["--kubeconfig", _folder["home/.kube/config"], "config", "current-context"]));
        Assert.Equal("ok", await ExternalProgram.Run("kubectl", ["--kubeconfig", _folder["home/.kube/config"], "get", "--raw", "/readyz"]));

        Task<ProgramResult> Kubeconfig(params string[] more) =>
            ExternalProgram.Try("env", ["-u", "KUBECONFIG", "HOME=" + _folder["home"], DotnetesProgram.Path, "kubeconfig", "--data-dir", _folder["d"], .. more]);
    }

    public void Dispose() => _folder.Dispose();
}
