using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Certificates;

/// <summary>
/// Looks every ten minutes when the certificates of this machine end: reports it as a metric, and warns in the log and by an Event of the namespace kube-system
/// long before. What renews itself is never near its end, so there is silence unless somebody must do something.
/// </summary>
/// <param name="read">Lists the certificates.</param>
/// <param name="events">Takes the Events.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes the warnings.</param>
public sealed partial class CertificateWatch(Func<IReadOnlyList<CertificateEntry>> read, IEventRecorder events, TimeProvider time, ILogger logger)
{
    /// <summary>The metric: seconds since 1970 at which a certificate ends.</summary>
    public const string MetricName = "dotnetes_certificate_expiration_timestamp_seconds";

    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_again = TimeSpan.FromDays(1);
    private static readonly ObjectReference s_regarding = new() { ApiVersion = "v1", Kind = "Namespace", Name = "kube-system" };

    private readonly Dictionary<CertificateEntry, DateTimeOffset> _warned = [];
    private volatile IReadOnlyList<CertificateEntry> _entries = [];
    private string _problem = "";

    /// <summary>Starts to watch the certificates of a data directory.</summary>
    /// <param name="data">The directory.</param>
    /// <param name="client">Takes the Events.</param>
    /// <param name="metrics">Takes the metric.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Takes the warnings.</param>
    /// <param name="stopping">Ends it.</param>
    public static void Start(DataDirectory data, IKubeClient client, MetricRegistry metrics, TimeProvider time, ILoggerFactory logging, CancellationToken stopping)
    {
        var events = new CoreEventRecorder(client, new EventRecorderOptions { Component = "dotnetes" }, time, SystemRandom.Create(), logging.CreateLogger("events"));
        var watch = new CertificateWatch(() => CertificateInventory.Of(data), events, time, logging.CreateLogger<CertificateWatch>());
        watch.Register(metrics);
        _ = events.Run(stopping);
        _ = watch.Run(stopping);
    }

    /// <summary>Reports the certificates in a registry.</summary>
    public void Register(MetricRegistry metrics) => metrics.Observe(
        MetricName,
        "When a certificate of the cluster ends.",
        MetricType.Gauge,
        MetricStability.Alpha,
        samples =>
        {
            foreach (var entry in _entries.DistinctBy(e => (e.Name, e.Subject, e.Issuer)))
            {
                samples.Add(entry.NotAfter.ToUnixTimeSeconds(), [entry.Name, entry.Subject, entry.Issuer]);
            }
        },
        "name",
        "subject",
        "authority");

    /// <summary>Looks until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Look();
                _problem = "";
            }
            catch (Exception e)
            {
                if (e.Message != _problem)
                {
                    _problem = e.Message;
                    Log.Failed(logger, e);
                }
            }

            await Task.Delay(s_interval, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
        }
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var now = time.GetUtcNow();
        _entries = read();
        foreach (var entry in _entries.Where(e => e.IsNearItsEnd(now)))
        {
            if (_warned.TryGetValue(entry, out var last) && now - last < s_again)
            {
                continue;
            }

            _warned[entry] = now;
            var what = entry.IsAuthority ? "dotnetes certs rotate-ca" : "dotnetes certs renew";
            var message = entry.NotAfter <= now
                ? $"Certificate {entry.Name} ({entry.Subject}) ended at {entry.NotAfter:yyyy-MM-dd}; run '{what}'"
                : $"Certificate {entry.Name} ({entry.Subject}) ends at {entry.NotAfter:yyyy-MM-dd}, in {(entry.NotAfter - now).TotalDays:F0} days; run '{what}'";
            Log.EndsSoon(logger, message);
            events.Record(s_regarding, "Warning", "CertificateExpiring", message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Message}")]
        public static partial void EndsSoon(ILogger logger, string message);

        [LoggerMessage(2, LogLevel.Warning, "The certificates could not be looked at")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
