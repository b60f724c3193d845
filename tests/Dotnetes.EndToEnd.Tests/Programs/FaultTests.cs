using System.Net;
using System.Net.Sockets;

namespace Dotnetes.EndToEnd.Tests.Programs;

/// <summary>What people are told when something of theirs is wrong.</summary>
[Trait("Tier", "Integration")]
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_what_to_do()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (code, _, error) = await RunningProgram.Run("server", "--disable-agent", "--disable-dns", "--data-dir", _folder["d"], "--bind-address", "127.0.0.1", "--secure-port", $"{port}");
        Assert.Equal(1, code);
        var last = error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("error: ", last);
        Assert.Contains("address already in use", last);
        Assert.Contains("ss -ltnp", last);
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("{ nonsense: [")]
    [InlineData("garbage")]
    [InlineData("apiVersion: v1\nkind: Config\ncurrent-context: other\n")]
    [InlineData(null)]
    public async Task A_kubeconfig_that_cannot_be_used_is_told_in_a_sentence(string? content)
    {
        var path = _folder["kubeconfig"];
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content);
        }

        foreach (var command in (string[])["kube-scheduler", "kube-controller-manager", "kube-proxy", "dns"])
        {
            var (code, _, error) = await RunningProgram.Run(command, "--kubeconfig", path);
            Assert.True(code == 1, $"{command}: {code}: {error}");
            Assert.StartsWith("error: ", error.TrimEnd().Split('\n')[^1]);
            Assert.DoesNotContain("   at ", error);
        }
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_told_with_what_to_do()
    {
        var port = RunningProgram.FreePort();
        await using var server = RunningProgram.Start("server", "--disable-agent", "--disable-dns", "--data-dir", _folder["s"], "--secure-port", $"{port}", "--store-durability", "Relaxed");
        await server.UntilItSays("API server:");
        var kubeconfig = Path.Combine(_folder["s"], "admin.kubeconfig");
        var made = await RunningProgram.Run("token", "create", "--kubeconfig", kubeconfig, "--description", "gone");
        var token = made.Output.Trim();
        Assert.Contains("gone", (await RunningProgram.Run("token", "list", "--kubeconfig", kubeconfig)).Output);
        Assert.Equal(0, (await RunningProgram.Run("token", "delete", "--kubeconfig", kubeconfig, token)).Code);
        Assert.DoesNotContain("gone", (await RunningProgram.Run("token", "list", "--kubeconfig", kubeconfig)).Output);

        await Told(token, "'dotnetes token create' on the server makes a new one");
        await Told(token[..^16] + "0123456789abcdef", "'dotnetes token create' on the server makes a new one");
        Directory.Delete(_folder["a"], recursive: true);
        await Told("aaaaaa.0123456789abcdef", "nothing tells the right cluster from another");
        await Told("K10" + new string('0', 64) + "::aaaaaa.0123456789abcdef", "is not the cluster of this token");
        await Told("", "the token is empty");

        async Task Told(string wrong, string message)
        {
            var (code, _, error) = await RunningProgram.Run("agent", "--server", $"https://127.0.0.1:{port}", "--token", wrong, "--data-dir", _folder["a"], "--node-name", "x");
            Assert.Equal(1, code);
            Assert.Contains(message, error);
            Assert.DoesNotContain("   at ", error);
        }
    }

    public void Dispose() => _folder.Dispose();
}
