using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Kubeconfig;

public sealed class InClusterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("in-cluster-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_HOST", null);
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_PORT", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_pod_uses_its_service_account_and_follows_the_files_that_are_renewed()
    {
        using var first = new TestCertificates();
        using var second = new TestCertificates();
        var body = JsonText.Encode(new Pod { Metadata = new() { Name = "web" } });
        await using var server = new TlsServer(first.Issue("CN=server"), body);
        await using var moved = new TlsServer(second.Issue("CN=server"), body);
        Enter("127.0.0.1", server.Port);
        Write("token", "one");
        Write("namespace", "shop\n");
        Write("ca.crt", first.AuthorityPem);
        var time = new VirtualTime();
        var configuration = InClusterConfiguration.Load(time, _folder);
        Assert.Equal(("shop", $"https://127.0.0.1:{server.Port}/"), (configuration.Namespace, configuration.Server.ToString()));
        using var transport = new HttpTransport(configuration, TimeProvider.System, NullLogger.Instance);
        await new KubeClient(transport).Get<Pod>("shop", "web");
        Assert.Contains("Authorization: Bearer one\n", server.Requests[^1]);

        Write("token", "two");
        time.Step(TimeSpan.FromMinutes(2));
        await new KubeClient(transport).Get<Pod>("shop", "web");
        Assert.Contains("Authorization: Bearer two\n", server.Requests[^1]);

        Write("ca.crt", second.AuthorityPem);
        time.Step(TimeSpan.FromMinutes(4));
        using var other = new HttpTransport(configuration with { Server = new($"https://127.0.0.1:{moved.Port}") }, TimeProvider.System, NullLogger.Instance);
        await new KubeClient(other).Get<Pod>("shop", "web");
        Assert.Contains("Authorization: Bearer two\n", moved.Requests[^1]);
    }

    [Fact]
    public void Outside_of_a_cluster_there_is_no_such_configuration()
    {
        Assert.Contains("KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined", Refusal());
        Enter("10.96.0.1", 443);
        Assert.Contains("token does not exist", Refusal());
        Write("token", "one");
        Assert.Contains("root certificates", Refusal());
        string Refusal() => Assert.Throws<KubeconfigException>(() => InClusterConfiguration.Load(TimeProvider.System, _folder)).Message;
    }

    [Theory]
    [InlineData("10.96.0.1", "https://10.96.0.1/")]
    [InlineData("fd00::1", "https://[fd00::1]/")]
    public void The_address_is_that_of_the_environment(string host, string url)
    {
        using var certificates = new TestCertificates();
        Enter(host, 443);
        Write("token", "one");
        Write("ca.crt", certificates.AuthorityPem);
        var configuration = InClusterConfiguration.Load(TimeProvider.System, _folder);
        Assert.Equal((url, "default"), (configuration.Server.ToString(), configuration.Namespace));
    }

    private static void Enter(string host, int port)
    {
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_HOST", host);
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_PORT", $"{port}");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
