using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/metrics</c> in Prometheus' text format, the server's and those of the process; and <c>/metrics/slis</c>, the health checks.</summary>
internal sealed class MetricsPath(ApiServerCore core, HealthPaths health) : IHttpPath
{
    private readonly MetricRegistry _storage = new();

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        if (context.Info.Path == "/metrics/slis")
        {
            await BodyWriter.WriteText(http, 200, MetricRegistry.Write(await health.Measure(context.Cancelled)), MetricSamples.ContentType);
            return true;
        }

        if (context.Info.Path != "/metrics")
        {
            return false;
        }

        await Measure(context.Cancelled);
        core.FlowControl.FlushMetrics();
        await BodyWriter.WriteText(http, 200, MetricRegistry.Write(core.Options.Metrics, _storage, MetricRegistry.Process), MetricSamples.ContentType);
        return true;
    }

    // The size of the store must be asked for, which the reading of metrics cannot wait for.
    private async ValueTask Measure(CancellationToken cancellationToken)
    {
        try
        {
            var status = await core.Options.Store.Status(cancellationToken);
            _storage.Gauge("apiserver_storage_size_bytes", "Bytes that the store takes.", MetricStability.Stable, "storage_cluster_id").With("0").Value = status.DbSize;
        }
        catch (Store.StoreException)
        {
            // The other metrics tell of it.
        }
    }
}
