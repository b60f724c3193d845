using System.Net;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Tests.Kubeconfig;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Transport;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{port}", "server.test", "CONNECT server.test:6443")]
    [InlineData("http://jane:s%2Fcret@127.0.0.1:{port}", "secured.test", "CONNECT secured.test:6443 Proxy-Authorization: Basic amFuZTpzL2NyZXQ=")]
    [InlineData("socks5://127.0.0.1:{port}", "server.test", "SOCKS server.test:6443")]
    public async Task A_server_is_reached_through_the_proxy_that_the_kubeconfig_names(string proxyUrl, string host, string asked)
    {
        using var certificates = new TestCertificates();
        var pod = new Pod { Metadata = new() { Name = "web" } };
        await using var server = new TlsServer(certificates.Issue("CN=server", host), JsonText.Encode(pod));
        await using var proxy = new TunnelProxy(server.Port);
        var cluster = new Cluster
        {
            Server = $"https://{host}:6443",
            CertificateAuthorityData = ByteString.FromUtf8(certificates.AuthorityPem),
            ProxyUrl = proxyUrl.Replace("{port}", $"{proxy.Port}", StringComparison.Ordinal),
        };
        var config = new Config { CurrentContext = "x", Clusters = [new() { Name = "c", Cluster = cluster }], Contexts = [new() { Name = "x", Context = new() { Cluster = "c" } }] };
        using var transport = new HttpTransport(KubeconfigClient.Configure(config, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        Assert.Equal(pod, await new KubeClient(transport).Get<Pod>("ns", "web"));
        Assert.Equal(asked, proxy.Asked[^1]);
    }

    [Theory]
    [InlineData("ftp://p:1")]
    [InlineData("p:1")]
    [InlineData("://")]
    public void Other_proxies_are_refused(string proxyUrl)
    {
        var config = new Config
        {
            CurrentContext = "x",
            Clusters = [new() { Name = "c", Cluster = new() { Server = "https://s", ProxyUrl = proxyUrl } }],
            Contexts = [new() { Name = "x", Context = new() { Cluster = "c" } }],
        };
        Assert.Contains("proxy-url", Assert.Throws<KubeconfigException>(() => KubeconfigClient.Configure(config, TimeProvider.System)).Message);
    }

    [Theory]
    [InlineData("https://kube.example.com:6443", "", true)]
    [InlineData("https://kube.example.com:6443", "example.com", false)]
    [InlineData("https://kube.example.com:6443", ".example.com", false)]
    [InlineData("https://kube.example.com:6443", "*.example.com", false)]
    [InlineData("https://example.com:6443", ".example.com", true)]
    [InlineData("https://notexample.com:6443", "example.com", true)]
    [InlineData("https://KUBE.example.com:6443", "other, kube.EXAMPLE.com", false)]
    [InlineData("https://kube.example.com:6443", "kube.example.com:6443", false)]
    [InlineData("https://kube.example.com:6443", "kube.example.com:443", true)]
    [InlineData("https://10.0.3.4", "10.0.0.0/16", false)]
    [InlineData("https://10.1.3.4", "10.0.0.0/16", true)]
    [InlineData("https://10.0.3.4", "10.0.3.4", false)]
    [InlineData("https://10.0.3.45", "10.0.3.4", true)]
    [InlineData("https://10.0.3.4:6443", "10.0.3.4:6443", false)]
    [InlineData("https://[fd00::1]:6443", "fd00::/8", false)]
    [InlineData("https://[fd00::1]:6443", "[fd00::1]:6443", false)]
    [InlineData("https://[fd00::1]:6443", "fd00::2", true)]
    [InlineData("https://anything.test", "*", false)]
    [InlineData("https://localhost:6443", "", false)]
    [InlineData("https://127.3.4.5:6443", "", false)]
    [InlineData("https://[::1]:6443", "", false)]
    public void The_environment_names_a_proxy_and_what_is_reached_without(string url, string direct, bool proxied)
    {
        var environment = new Dictionary<string, string> { ["HTTPS_PROXY"] = "http://me:pw@proxy.test:3128", ["no_proxy"] = direct };
        var proxy = EnvironmentProxy.Read(environment.GetValueOrDefault)!;
        Assert.Equal(!proxied, proxy.IsBypassed(new(url)));
        Assert.Equal("proxy.test:3128", proxy.GetProxy(new(url))!.Authority);
        Assert.Equal("pw", ((NetworkCredential)proxy.Credentials!).Password);
    }

    [Fact]
    public void Without_a_proxy_in_the_environment_there_is_none()
    {
        Assert.Null(EnvironmentProxy.Read(static _ => null));
        var plain = EnvironmentProxy.Read(static name => name == "http_proxy" ? "proxy.test:3128" : null)!;
        Assert.True(plain.IsBypassed(new("https://kube.test")));
        Assert.False(plain.IsBypassed(new("http://kube.test")));
        Assert.Equal(new Uri("http://proxy.test:3128"), plain.GetProxy(new("http://kube.test")));
    }
}
