using System.Security.Cryptography;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Certificates;

/// <summary>Gets a certificate where there is none, and the next one in time.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="request">Asks for one with a new key.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class CertificateRotation(CertificateStore store, Func<ECDsa, CancellationToken, Task<string>> request, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_piece = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_minRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_maxRetry = TimeSpan.FromMinutes(2);

    private Counter? _errors;
    private Histogram? _ages;

    /// <summary>Reports the certificate's life under upstream's metric names.</summary>
    /// <param name="registry">Where.</param>
    /// <param name="usage"><c>client</c> or <c>server</c>.</param>
    public void Report(MetricRegistry registry, string usage)
    {
        registry.Observe(
            $"kubelet_certificate_manager_{usage}_ttl_seconds", "Seconds until the certificate expires, less than 0 when it has; +Inf without one.", MetricType.Gauge, MetricStability.Alpha,
            samples => samples.Add(store.NotAfter is { } end ? (end - time.GetUtcNow()).TotalSeconds : double.PositiveInfinity));
        if (usage == "client")
        {
            _errors = registry.Counter("kubelet_certificate_manager_client_expiration_renew_errors", "Certificates that could not be renewed.", MetricStability.Alpha).With();
            return;
        }

        _errors = registry.Counter("kubelet_server_expiration_renew_errors", "Certificates that could not be renewed.", MetricStability.Alpha).With();
        _ages = registry.Histogram(
            "kubelet_certificate_manager_server_rotation_seconds", "The age of certificates when the next one came.", MetricStability.Alpha,
            [60, 3600, 14400, 86400, 604800, 2592000, 7776000, 15552000, 31104000, 124416000]).With();
    }

    /// <summary>Gets a certificate now.</summary>
    public async Task Renew(CancellationToken cancellationToken)
    {
        var before = store.NotBefore;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        store.Keep(await request(key, cancellationToken), key);
        if (before is { } start)
        {
            _ages?.Observe(Math.Max(0, (time.GetUtcNow() - start).TotalSeconds));
        }

        Log.Renewed(logger, store.Path, store.RenewAt);
    }

    /// <summary>Renews the certificate in time, until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var retry = s_minRetry;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                for (var left = store.RenewAt - time.GetUtcNow(); left > TimeSpan.Zero; left = store.RenewAt - time.GetUtcNow())
                {
                    // In pieces, for clocks that jump and authorities that change.
                    await Task.Delay(left < s_piece ? left : s_piece, time, cancellationToken);
                }

                await Renew(cancellationToken);
                retry = s_minRetry;
                if (store.RenewAt <= time.GetUtcNow())
                {
                    // The new one is no better; to ask on and on would not help.
                    await Task.Delay(s_piece, time, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _errors?.Increment();
                Log.Failed(logger, store.Path, retry, e);
                await Task.Delay(retry, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
                retry = retry * 2 > s_maxRetry ? s_maxRetry : retry * 2;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The certificate {Path} is new; the next one is asked for at {Next}")]
        public static partial void Renewed(ILogger logger, string path, DateTimeOffset next);

        [LoggerMessage(2, LogLevel.Warning, "No new certificate for {Path}; next try in {Delay}")]
        public static partial void Failed(ILogger logger, string path, TimeSpan delay, Exception exception);
    }
}
