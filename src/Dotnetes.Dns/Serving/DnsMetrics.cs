using Dotnetes.Dns.Messages;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Dns.Serving;

/// <summary>The figures of the server, under the names that dashboards for cluster DNS know.</summary>
public sealed class DnsMetrics
{
    private readonly MetricFamily<Counter> _requests;
    private readonly MetricFamily<Counter> _responses;
    private readonly Histogram _duration;

    /// <summary>Registers them.</summary>
    public DnsMetrics(MetricRegistry registry)
    {
        _requests = registry.Counter("coredns_dns_requests_total", "Questions by their way and type.", MetricStability.Alpha, "proto", "type");
        _responses = registry.Counter("coredns_dns_responses_total", "Answers by their code.", MetricStability.Alpha, "rcode");
        _duration = registry.Histogram(
            "coredns_dns_request_duration_seconds", "How long answers take.", MetricStability.Alpha, MetricRegistry.ExponentialBuckets(0.00025, 2, 16)).With();
    }

    internal void Answered(DnsMessage query, DnsMessage answer, bool isDatagram, TimeSpan duration)
    {
        _requests.With(isDatagram ? "udp" : "tcp", query.Questions.Count == 1 ? DnsType.NameOf(query.Questions[0].Type) : "other").Increment();
        _responses.With(DnsResponseCode.NameOf(answer.ResponseCode)).Increment();
        _duration.Observe(duration.TotalSeconds);
    }
}
