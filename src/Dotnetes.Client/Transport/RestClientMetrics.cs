using System.Globalization;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Client.Transport;

/// <summary>What clients of API servers report, under upstream's metric names.</summary>
internal sealed class RestClientMetrics(MetricRegistry registry)
{
    private readonly MetricFamily<Counter> _requests = registry.Counter(
        "rest_client_requests_total", "Requests to API servers, by code, method and host.", MetricStability.Alpha, "code", "host", "method");

    private readonly MetricFamily<Histogram> _duration = registry.Histogram(
        "rest_client_request_duration_seconds", "How long requests to API servers take.", MetricStability.Alpha,
        [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60], "host", "verb");

    /// <summary>The metrics of all clients of the process.</summary>
    public static RestClientMetrics Default { get; } = new(MetricRegistry.Process);

    /// <summary>Sends a request and reports it.</summary>
    public async Task<HttpResponseMessage> Send(HttpMessageInvoker invoker, HttpRequestMessage request, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var code = "<error>";
        try
        {
            var response = await invoker.SendAsync(request, cancellationToken);
            code = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        finally
        {
            var host = request.RequestUri!.Authority;
            _requests.With(code, host, request.Method.Method).Increment();
            _duration.With(host, request.Method.Method).Observe(time.GetElapsedTime(start).TotalSeconds);
        }
    }
}
