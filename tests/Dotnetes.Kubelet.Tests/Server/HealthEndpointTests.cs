using System.Text;
using Dotnetes.Kubelet.Server;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Tests.Server;

public sealed class HealthEndpointTests
{
    private string _problem = "";

    [Theory]
    [InlineData("/healthz", 500, "[+]ping ok\n[+]log ok\n[-]syncloop failed: reason withheld\nhealthz check failed\n")]
    [InlineData("/healthz/syncloop", 500, "internal server error: stuck\n")]
    [InlineData("/healthz/ping", 200, "ok")]
    [InlineData("/healthz/log", 200, "ok")]
    [InlineData("/healthz?exclude=syncloop", 200, "ok")]
    [InlineData("/healthz/", 404, "404 page not found\n")]
    [InlineData("/healthz/other", 404, "404 page not found\n")]
    public async Task A_loop_that_is_not_well_fails_the_report_and_its_own_check(string path, int code, string body)
    {
        _problem = "stuck";
        Assert.Equal((code, body), await Ask(new HealthEndpoint(() => _problem), static (e, c) => e.Handle(c), path));
    }

    [Theory]
    [InlineData("/healthz", 200, "ok")]
    [InlineData("/healthz?verbose", 200, "[+]ping ok\nhealthz check passed\n")]
    [InlineData("/healthz/ping", 200, "ok")]
    [InlineData("/healthz/syncloop", 404, "404 page not found\n")]
    [InlineData("/", 404, "404 page not found\n")]
    public async Task The_port_for_health_alone_tells_whether_somebody_answers(string path, int code, string body)
    {
        _problem = "stuck";
        Assert.Equal((code, body), await Ask(new HealthEndpoint(() => _problem), static (e, c) => e.HandlePlain(c), path));
    }

    [Fact]
    public async Task The_metrics_follow_the_checks()
    {
        var endpoint = new HealthEndpoint(() => _problem);
        Assert.Equal("ok", (await Ask(endpoint, static (e, c) => e.Handle(c), "/healthz")).Body);
        Assert.Contains("kubernetes_healthcheck{name=\"syncloop\",type=\"healthz\"} 1\n", await Measures());
        _problem = "stuck";
        await Ask(endpoint, static (e, c) => e.Handle(c), "/healthz");
        var measures = await Measures();
        Assert.Contains("kubernetes_healthcheck{name=\"syncloop\",type=\"healthz\"} 0\n", measures);
        Assert.Contains("kubernetes_healthchecks_total{name=\"syncloop\",status=\"error\",type=\"healthz\"} 1\n", measures);
        Assert.Contains("kubernetes_healthchecks_total{name=\"syncloop\",status=\"success\",type=\"healthz\"} 1\n", measures);

        async Task<string> Measures() => (await Ask(endpoint, static (e, c) => e.Measures(c), "/metrics/slis")).Body;
    }

    private static async Task<(int Code, string Body)> Ask(HealthEndpoint endpoint, Func<HealthEndpoint, HttpContext, Task> answer, string path)
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Path = path.Split('?')[0];
        context.Request.QueryString = new(path.Contains('?', StringComparison.Ordinal) ? "?" + path.Split('?')[1] : "");
        await answer(endpoint, context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
