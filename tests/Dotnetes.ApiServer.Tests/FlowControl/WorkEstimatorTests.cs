using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class WorkEstimatorTests
{
    [Theory]
    [InlineData("GET", "/api/v1/pods", 0, 1)]
    [InlineData("GET", "/api/v1/pods", 10, 1)]
    [InlineData("GET", "/api/v1/pods", 51, 2)]
    [InlineData("GET", "/api/v1/pods", 10_000, 10)]
    [InlineData("GET", "/api/v1/pods?limit=100", 10_000, 2)]
    [InlineData("GET", "/api/v1/pods?limit=0", 10_000, 10)]
    [InlineData("GET", "/api/v1/pods?fieldSelector=metadata.name%3Dx", 10_000, 1)]
    [InlineData("GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dx", 10_000, 10)]
    [InlineData("GET", "/api/v1/namespaces/a/pods/b", 10_000, 1)]
    [InlineData("GET", "/api/v1/pods?watch=1", 10_000, 10)]
    [InlineData("GET", "/api/v1/pods?watch=1&resourceVersion=0", 10_000, 10)]
    [InlineData("GET", "/api/v1/pods?watch=1&resourceVersion=5", 10_000, 1)]
    [InlineData("GET", "/api/v1/pods?watch=1&resourceVersion=5&sendInitialEvents=true", 10_000, 10)]
    [InlineData("DELETE", "/api/v1/namespaces/a/pods", 10_000, 1)]
    [InlineData("GET", "/version", 10_000, 1)]
    public void Reads_are_as_wide_as_what_they_hold(string method, string url, long objects, int seats) =>
        Assert.Equal(new WorkEstimate(seats), Estimate(method, url, objects, maxSeats: 0, watchers: 0));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(9, 0, 0, 0)]
    [InlineData(10, 0, 1, 5)]
    [InlineData(95, 0, 10, 5)]
    [InlineData(200, 0, 10, 10)]
    [InlineData(200, 4, 4, 25)]
    public void Writes_cost_what_their_watchers_do(int watchers, int maxSeats, int finalSeats, int milliseconds) => Assert.Equal(
        new WorkEstimate(1, finalSeats, TimeSpan.FromMilliseconds(milliseconds)), Estimate("PUT", "/api/v1/namespaces/a/pods/b", 10, maxSeats, watchers));

    [Fact]
    public void Tokens_concern_no_watcher() =>
        Assert.Equal(WorkEstimate.One, Estimate("POST", "/api/v1/namespaces/a/serviceaccounts/b/token", 10, 0, 1000));

    [Fact]
    public void Watches_are_counted_by_what_they_see()
    {
        var counts = new WatchCounts();
        var all = counts.Add(Parse("GET", "/api/v1/pods?watch=1"), QueryOf("/api/v1/pods?watch=1"));
        counts.Add(Parse("GET", "/api/v1/namespaces/a/pods?watch=1"), QueryOf(""));
        counts.Add(Parse("GET", "/api/v1/watch/namespaces/a/pods/x"), QueryOf(""));
        Assert.Null(counts.Add(Parse("GET", "/api/v1/pods?watch=1"), QueryOf("?fieldSelector=spec.nodeName%3Dn")));
        Assert.Equal(2, counts.Interested(Parse("POST", "/api/v1/namespaces/a/pods")));
        Assert.Equal(3, counts.Interested(Parse("PUT", "/api/v1/namespaces/a/pods/x")));
        Assert.Equal(2, counts.Interested(Parse("PUT", "/api/v1/namespaces/a/pods/y")));
        Assert.Equal(1, counts.Interested(Parse("PUT", "/api/v1/namespaces/b/pods/x")));
        Assert.Equal(0, counts.Interested(Parse("PUT", "/api/v1/namespaces/a/secrets/x")));
        counts.Remove(all!.Value);
        Assert.Equal(0, counts.Interested(Parse("PUT", "/api/v1/namespaces/b/pods/x")));
    }

    private static WorkEstimate Estimate(string method, string url, long objects, int maxSeats, int watchers) =>
        new WorkEstimator(_ => new ResourceStatistics(objects, 2000)).Estimate(Parse(method, url), QueryOf(url), maxSeats, watchers);

    private static RequestInfo Parse(string method, string url) => RequestInfoParser.Parse(method, url.Split('?')[0], QueryOf(url).Flag("watch"));

    private static QueryParameters QueryOf(string url)
    {
        var parsed = QueryHelpers.ParseQuery(url.Contains('?', StringComparison.Ordinal) ? url[url.IndexOf('?', StringComparison.Ordinal)..] : "");
        return new(name => parsed.TryGetValue(name, out var values) ? [.. values.Select(v => v!)] : []);
    }
}
