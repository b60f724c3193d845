using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;

namespace Dotnetes.Machinery.Tests.Serving;

public sealed class HealthPathTests
{
    private readonly HealthMetrics _metrics = new();
    private string _problem = "";

    [Theory]
    [InlineData("", "", 200, "ok")]
    [InlineData("", "verbose", 200, "[+]ping ok\n[+]a/b ok\nreadyz check passed\n")]
    [InlineData("", "exclude=ping&exclude=a/b&verbose=", 200, "[+]ping excluded: ok\n[+]a/b excluded: ok\nreadyz check passed\n")]
    [InlineData("", "exclude=ping", 200, "ok")]
    [InlineData("", "exclude=ping,a/b&verbose", 200, "[+]ping ok\n[+]a/b ok\nwarn: some health checks cannot be excluded: no matches for \"ping,a/b\"\nreadyz check passed\n")]
    [InlineData("", "verbose&exclude=z&exclude=\"&exclude=z&exclude=", 200, "[+]ping ok\n[+]a/b ok\nwarn: some health checks cannot be excluded: no matches for \"\",\"\\\"\",\"z\"\nreadyz check passed\n")]
    [InlineData("it broke", "", 500, "[+]ping ok\n[-]a/b failed: reason withheld\nreadyz check failed\n")]
    [InlineData("it broke", "exclude=ping&exclude=x", 500, "[+]ping excluded: ok\n[-]a/b failed: reason withheld\nwarn: some health checks cannot be excluded: no matches for \"x\"\nreadyz check failed\n")]
    [InlineData("it broke", "exclude=a/b", 200, "ok")]
    public async Task A_report_shows_every_check_when_it_is_bad_or_everything_is_asked_for(string problem, string query, int code, string body)
    {
        _problem = problem;
        var reply = await Answer("/readyz", query);
        Assert.Equal((code, body, "text/plain; charset=utf-8"), (reply!.Code, reply.Body, reply.ContentType));
        Assert.Equal([("X-Content-Type-Options", "nosniff")], reply.Headers);
    }

    [Theory]
    [InlineData("", "/readyz/a/b", 200, "ok")]
    [InlineData("it broke", "/readyz/a/b", 500, "internal server error: it broke\n")]
    [InlineData("it broke", "/readyz/ping", 200, "ok")]
    [InlineData("it broke", "/readyz/a/b?exclude=a/b", 500, "internal server error: it broke\n")]
    public async Task A_single_check_says_what_is_wrong(string problem, string path, int code, string body)
    {
        _problem = problem;
        var reply = await Answer(path.Split('?')[0], path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[1] : "");
        Assert.Equal((code, body), (reply!.Code, reply.Body));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/readyz/")]
    [InlineData("/readyz/a")]
    [InlineData("/readyz/a/b/")]
    [InlineData("/readyzy")]
    [InlineData("/livez")]
    [InlineData("readyz")]
    public async Task There_is_nothing_at_another_path(string path) => Assert.Null(await Answer(path, ""));

    [Fact]
    public async Task Reports_are_measured_and_what_is_excluded_or_asked_for_alone_is_not()
    {
        await Answer("/readyz", "");
        _problem = "it broke";
        await Answer("/readyz", "exclude=ping");
        await Answer("/readyz/a/b", "");
        await Answer("/readyz/ping", "");
        var metrics = MetricRegistry.Write(_metrics.Registry).Split('\n').Where(l => l.Length > 0 && l[0] != '#');
        Assert.Equal(
            [
                "kubernetes_healthcheck{name=\"a/b\",type=\"readyz\"} 0",
                "kubernetes_healthcheck{name=\"ping\",type=\"readyz\"} 1",
                "kubernetes_healthchecks_total{name=\"a/b\",status=\"error\",type=\"readyz\"} 1",
                "kubernetes_healthchecks_total{name=\"a/b\",status=\"success\",type=\"readyz\"} 1",
                "kubernetes_healthchecks_total{name=\"ping\",status=\"success\",type=\"readyz\"} 1",
            ],
            metrics);
    }

    [Fact]
    public async Task Without_checks_it_is_that_somebody_answers()
    {
        var path = new HealthPath("livez", [], _metrics);
        Assert.Equal("[+]ping ok\nlivez check passed\n", (await path.Answer("/livez", Query("verbose"), default))!.Body);
        Assert.Equal(["/livez/ping"], path.CheckPaths);
    }

    private ValueTask<StatusReply?> Answer(string path, string query) =>
        new HealthPath("readyz", [HealthCheck.Ping, HealthCheck.Of("a/b", () => _problem)], _metrics).Answer(path, Query(query), default);

    private static Func<string, IReadOnlyList<string?>> Query(string query) =>
        name => [.. query.Split('&').Select(static p => p.Split('=', 2)).Where(p => p[0] == name).Select(static p => p.Length > 1 ? p[1] : "")];
}
