using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Kubeconfig;

namespace Dotnetes.Testing.Tests;

public sealed class HttpAccessTests
{
    [Fact]
    public async Task Http_clients_need_no_socket()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var http = cluster.CreateHttpClient();
        Assert.Contains("\"gitVersion\": \"v1.36", await http.GetStringAsync("version"));
        using var content = new StringContent("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":{"a":"b"}}""", Encoding.UTF8, "application/json");
        using var made = await http.PostAsync("api/v1/namespaces/default/configmaps", content);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("b", (await cluster.Client.Get<ConfigMap>("default", "m")).Data["a"]);
        using var missing = await http.GetAsync("api/v1/namespaces/default/configmaps/none");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Http_watches_are_streamed_and_end_when_the_client_closes_them()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var http = cluster.CreateHttpClient();
        using var response = await http.GetAsync("api/v1/namespaces/default/configmaps?watch=true", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = "seen" } });
        Assert.Contains("\"seen\"", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Http_clients_have_users_too()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var http = cluster.CreateHttpClient("alice");
        using var refused = await http.GetAsync("api/v1/namespaces/default/secrets");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        using var unknown = await http.GetAsync("api/v1/namespaces/default/secrets");
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task A_listener_serves_programs_that_have_the_kubeconfig()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Listen = true });
        var config = KubeconfigFile.Decode(Encoding.UTF8.GetBytes(cluster.Kubeconfig()));
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                certificate!.ExportCertificatePem() == Encoding.UTF8.GetString(config.Clusters[0].Cluster.CertificateAuthorityData.Span),
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(config.Clusters[0].Cluster.Server) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config.Users[0].User.Token);
        Assert.Contains("kube-system", await http.GetStringAsync("api/v1/namespaces"));
    }

    [KubectlFact]
    [Trait("Tier", "Integration")]
    public async Task Kubectl_works_against_the_listener()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Listen = true, Nodes = 2 });
        await cluster.Client.Create(Workloads.Deployment("web", 3));
        await cluster.WaitFor<Api.Apps.V1.Deployment>("default", "web", Workloads.IsAvailable);
        var folder = Directory.CreateTempSubdirectory("dotnetes-kubectl-");
        try
        {
            var config = Path.Combine(folder.FullName, "config");
            await File.WriteAllTextAsync(config, cluster.Kubeconfig());
            Assert.Contains("3/3", await Kubectl(config, "get", "deployments"), StringComparison.Ordinal);
            await Kubectl(config, "scale", "deployment/web", "--replicas=1");
            await Kubectl(config, "rollout", "status", "deployment/web");
            Assert.Equal(2, (await Kubectl(config, "get", "nodes", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Kubectl(string config, params string[] arguments)
    {
        var start = new ProcessStartInfo(KubectlFactAttribute.Find()!, ["--kubeconfig", config, "--cache-dir", Path.GetDirectoryName(config)!, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }
}
