using System.IO.Compression;
using Dotnetes.Machinery.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>Serves <c>/logs/</c>: the folder of the machine's logs, and queries of its services' logs (KEP-2258).</summary>
/// <param name="files">The folder.</param>
/// <param name="reader">The logs of services; null when queries are off and their parameters mean nothing.</param>
internal sealed class SystemLogEndpoint(FolderServer files, NodeLogReader? reader)
{
    private const string Prefix = "/logs/";

    /// <summary>Answers a GET of a path below <c>/logs/</c>.</summary>
    public async Task Handle(HttpContext context)
    {
        var path = UrlPath.Decode(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        path = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : "";
        if (reader is null)
        {
            await files.Serve(context, path);
            return;
        }

        var errors = new FieldErrorList();
        var query = NodeLogQuery.Parse(context.Request.Query, errors);
        if (!errors.IsEmpty)
        {
            await FolderServer.Refuse(context, StatusCodes.Status400BadRequest, errors.ToString());
        }
        else if (query is not null && query.Validate(reader.Find) is { IsEmpty: false } refusals)
        {
            await FolderServer.Refuse(context, StatusCodes.Status406NotAcceptable, refusals.ToString());
        }
        else if (query is { Services.Count: > 0 })
        {
            await SendServices(context, query);
        }
        else
        {
            await files.Serve(context, query is { Files: [var file] } ? file : path);
        }
    }

    private async Task SendServices(HttpContext context, NodeLogQuery query)
    {
        context.Response.ContentType = "text/plain;charset=UTF-8";
        if (context.Request.Headers.AcceptEncoding != "gzip")
        {
            await reader!.Copy(query, context.Response.Body, context.RequestAborted);
            return;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await reader!.Copy(query, packed, context.RequestAborted);
    }
}
