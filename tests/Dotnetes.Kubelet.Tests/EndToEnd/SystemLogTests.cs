using System.Net;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>The logs of the machine, and what else people look at when they look for a fault, at the kubelet's server.</summary>
[Trait("Tier", "E2E")]
public sealed class SystemLogTests : IAsyncLifetime
{
    private readonly DirectoryInfo _logs = Directory.CreateTempSubdirectory("dnl-");
    private readonly List<LiveNode> _nodes = [];

    public Task InitializeAsync()
    {
        File.WriteAllText(Path.Combine(_logs.FullName, "messages"), "line one\nline two\n");
        Directory.CreateDirectory(Path.Combine(_logs.FullName, "pods"));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _logs.Delete(recursive: true);
    }

    [RealRuntimeFact]
    public async Task The_folder_of_logs_is_served_and_parameters_of_queries_mean_nothing_by_default()
    {
        var node = await Start(o => o);
        using var client = node.Http(MemoryApi.AdminToken);
        Assert.Contains("<a href=\"messages\">messages</a>\n<a href=\"pods/\">pods/</a>\n", await client.GetStringAsync("/logs/?query=kubelet"));
        Assert.Equal("line one\nline two\n", await client.GetStringAsync("/logs/messages"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "pods/"), await Redirect(client, "/logs/pods"));
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/logs/"), await Redirect(client, "/logs"));
        Assert.Equal((HttpStatusCode.NotFound, "404 page not found\n"), await Get(client, "/logs/..%2F..%2Fetc%2Fpasswd"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "405: Method Not Allowed"), await Answer(await client.PostAsync("/logs/messages", null)));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "405: Method Not Allowed"), await Answer(await client.PostAsync("/pods", null)));
        using var reader = node.Http(MemoryApi.ReaderToken);
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden (user=reader, verb=get, resource=nodes, subresource(s)=[log])\n"), await Get(reader, "/logs/"));
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden (user=reader, verb=get, resource=nodes, subresource(s)=[pods proxy])\n"), await Get(reader, "/pods"));
        Assert.Contains("kubelet_http_requests_total{long_running=\"false\",method=\"GET\",path=\"logs\",server_type=\"readwrite\"}", await client.GetStringAsync("/metrics"));
    }

    [RealRuntimeFact]
    public async Task Queries_are_answered_where_they_are_switched_on()
    {
        var node = await Start(o => o with { JournalProgram = "/no/such/program", Configuration = o.Configuration with { EnableSystemLogQuery = true } });
        using var client = node.Http(MemoryApi.AdminToken);
        Assert.Equal((HttpStatusCode.OK, "line one\nline two\n"), await Get(client, "/logs/?query=messages"));
        Assert.Equal((HttpStatusCode.OK, "line one\nline two\n"), await Get(client, "/logs/?query=/messages"));
        Assert.Equal((HttpStatusCode.OK, "\nlog not found for kubelet\n"), await Get(client, "/logs/?query=kubelet"));
        Assert.Equal((HttpStatusCode.BadRequest, "query: Invalid value: [\"\"]: query cannot be empty\n"), await Get(client, "/logs/?query="));
        Assert.Equal((HttpStatusCode.NotAcceptable, "query: Required value: cannot be empty with options\n"), await Get(client, "/logs/?tailLines=3"));
        Assert.Equal(
            (HttpStatusCode.NotAcceptable, "query: Invalid value: [\"../secret\"]: statat ../secret: path escapes from parent\n"), await Get(client, "/logs/?query=../secret"));
        Assert.Contains("<a href=\"messages\">", await client.GetStringAsync("/logs/"));
    }

    [RealRuntimeFact]
    public async Task What_is_switched_off_says_so()
    {
        var node = await Start(o => o with
        {
            Configuration = o.Configuration with { EnableSystemLogHandler = false, EnableSystemLogQuery = true, EnableProfilingHandler = false, EnableDebugFlagsHandler = false },
        });
        using var client = node.Http(MemoryApi.AdminToken);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "logs endpoint is disabled.\n"), await Get(client, "/logs/"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "profiling endpoint is disabled.\n"), await Get(client, "/debug/pprof/heap"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "flags endpoint is disabled.\n"), await Get(client, "/debug/flags/v"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/configz")).StatusCode);
        var silent = await Start(o => o with { Configuration = o.Configuration with { EnableDebuggingHandlers = false } });
        using var other = silent.Http(MemoryApi.AdminToken);
        foreach (var path in (string[])["/logs/", "/run/a/b/c", "/exec/a/b/c", "/attach/a/b/c", "/portForward/a/b", "/containerLogs/a/b/c", "/runningpods/", "/debug/pprof/heap"])
        {
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "Debug endpoints are disabled.\n"), await Get(other, path));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/configz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/pods")).StatusCode);
    }

    [RealRuntimeFact]
    public async Task Status_flags_health_and_verbosity_are_served()
    {
        var verbosity = 0;
        var port = FreePort();
        var node = await Start(o => o with { Configuration = o.Configuration with { HealthzPort = port, HealthzBindAddress = "127.0.0.1" }, Flags = ValueMap.Of(("v", "2")), SetVerbosity = v => verbosity = v });
        using var client = node.Http(MemoryApi.AdminToken);
        var status = await client.GetStringAsync("/statusz");
        Assert.StartsWith("\nkubelet statusz\nWarning: This endpoint is not meant to be machine parseable", status);
        Assert.Contains("Paths: /attach /checkpoint /configz /containerLogs /debug /exec /flagz /healthz /logs /metrics /pods /portForward /run /runningpods /stats /statusz\n", status);
        Assert.EndsWith("\nv: 2\n", await client.GetStringAsync("/flagz"));
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/flagz") { Headers = { { "Accept", "application/json;v=v1beta1;g=config.k8s.io;as=Flagz" } } };
        Assert.Contains("\"flags\":{\"v\":\"2\"}", await (await client.SendAsync(ask)).Content.ReadAsStringAsync());
        Assert.Equal("ok", await client.GetStringAsync("/healthz"));
        Assert.Equal("[+]ping ok\n[+]log excluded: ok\n[+]syncloop ok\nhealthz check passed\n", await client.GetStringAsync("/healthz?verbose&exclude=log"));
        Assert.Equal("ok", await client.GetStringAsync("/healthz/syncloop"));
        using var plain = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.Equal("[+]ping ok\nhealthz check passed\n", await plain.GetStringAsync("/healthz?verbose"));
        Assert.Equal((HttpStatusCode.NotFound, "404 page not found\n"), await Get(plain, "/healthz/syncloop"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/healthz/other")).StatusCode);
        Assert.Contains("kubernetes_healthcheck{name=\"syncloop\",type=\"healthz\"} 1", await client.GetStringAsync("/metrics/slis"));
        Assert.Equal((HttpStatusCode.OK, "successfully set klog.logging.verbosity to 4\n"), await Answer(await client.PutAsync("/debug/flags/v", new StringContent("4"))));
        Assert.Equal(4, verbosity);
        Assert.Equal((HttpStatusCode.BadRequest, "strconv.ParseUint: parsing \"x\": invalid syntax\n"), await Answer(await client.PutAsync("/debug/flags/v", new StringContent("x"))));
        Assert.Equal((HttpStatusCode.NotAcceptable, "unsupported http method\n"), await Get(client, "/debug/flags/v"));
        Assert.Equal((HttpStatusCode.NotFound, "Unknown profile\n"), await Get(client, "/debug/pprof/heap"));
        Assert.Equal((HttpStatusCode.NotFound, "pod does not exist"), await Answer(await client.PostAsync("/checkpoint/default/none/main", null)));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync("/checkpoint/default/none/main")).StatusCode);
    }

    [RealRuntimeFact]
    public async Task Everybody_may_read_pods_and_statistics_at_the_port_for_that_and_nothing_else()
    {
        var port = FreePort();
        await Start(o => o with { Configuration = o.Configuration with { ReadOnlyPort = port } });
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.Contains("PodList", await client.GetStringAsync("/pods"));
        Assert.Contains("\"node\":", await client.GetStringAsync("/stats/summary?only_cpu_and_memory=true"));
        Assert.Contains("server_type=\"readonly\"", await client.GetStringAsync("/metrics"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "Debug endpoints are disabled.\n"), await Get(client, "/logs/"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/configz")).StatusCode);
    }

    private static int FreePort()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static async Task<(HttpStatusCode Code, string Body)> Get(HttpClient client, string path) => await Answer(await client.GetAsync(path));

    private static async Task<(HttpStatusCode Code, string Body)> Answer(HttpResponseMessage answer) => (answer.StatusCode, await answer.Content.ReadAsStringAsync());

    private static async Task<(HttpStatusCode Code, string Location)> Redirect(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        return (answer.StatusCode, answer.Headers.Location!.OriginalString);
    }

    private async Task<LiveNode> Start(Func<KubeletOptions, KubeletOptions> change)
    {
        var node = await LiveNode.Start(o => change(o with { SystemLogs = _logs.FullName }));
        _nodes.Add(node);
        return node;
    }
}
