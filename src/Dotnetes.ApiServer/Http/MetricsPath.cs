using System.Text;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/metrics</c> in Prometheus' text format.</summary>
internal sealed class MetricsPath(ApiServerCore core) : IHttpPath
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        if (context.Info.Path != "/metrics")
        {
            return false;
        }

        var text = new StringBuilder();
        text.Append("# HELP apiserver_storage_objects [STABLE] Number of stored objects at the time of last check split by kind.\n# TYPE apiserver_storage_objects gauge\n");
        foreach (var endpoint in core.Table.Snapshot.Endpoints)
        {
            var info = endpoint.Definition.Info;
            var resource = info.Group.Length == 0 ? info.Plural : $"{info.Plural}.{info.Group}";
            text.Append($"apiserver_storage_objects{{resource=\"{resource}\"}} {endpoint.Storage.Cache.Snapshot.Tree.Count}\n");
        }

        await BodyWriter.WriteText(http, 200, text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
        return true;
    }
}
