using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>
/// Serves a folder of files: listings, whole files and parts of them, with the answers that Go's file server gives. A path cannot lead out of the folder; a symbolic link can,
/// because the links to container logs do.
/// </summary>
internal sealed class FolderServer(string root)
{
    private const string Index = "/index.html";

    /// <summary>Answers a GET.</summary>
    /// <param name="context">The request, for its headers and its query.</param>
    /// <param name="path">The path below the folder, decoded; with or without slash in front.</param>
    public async Task Serve(HttpContext context, string path)
    {
        path = path.StartsWith('/') ? path : "/" + path;
        if (path.EndsWith(Index, StringComparison.Ordinal))
        {
            Redirect(context, "./");
            return;
        }

        var clean = UrlPath.Clean(path);
        var file = root.TrimEnd('/') + clean;
        try
        {
            if (Directory.Exists(file))
            {
                await ServeFolder(context, path, file);
            }
            else if (!File.Exists(file))
            {
                await Refuse(context, StatusCodes.Status404NotFound, "404 page not found");
            }
            else if (path.EndsWith('/'))
            {
                Redirect(context, "../" + UrlPath.Link(UrlPath.Base(path)));
            }
            else
            {
                await ServeFile(context, file);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !context.Response.HasStarted)
        {
            await Refuse(context, StatusCodes.Status404NotFound, "404 page not found");
        }
        catch (UnauthorizedAccessException) when (!context.Response.HasStarted)
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "403 Forbidden");
        }
        catch (Exception e) when (e is IOException or ArgumentException && !context.Response.HasStarted)
        {
            await Refuse(context, StatusCodes.Status500InternalServerError, "500 Internal Server Error");
        }
    }

    /// <summary>Sends a text as the reason of a refusal, in the form of Go's servers.</summary>
    public static async Task Refuse(HttpContext context, int code, string reason)
    {
        context.Response.Headers.Remove("Last-Modified");
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }

    private static void Redirect(HttpContext context, string link)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = link + context.Request.QueryString.Value;
    }

    private static async Task ServeFolder(HttpContext context, string path, string folder)
    {
        if (!path.EndsWith('/'))
        {
            Redirect(context, UrlPath.Link(UrlPath.Base(path)) + "/");
            return;
        }

        if (File.Exists(folder.TrimEnd('/') + Index))
        {
            await ServeFile(context, folder.TrimEnd('/') + Index);
            return;
        }

        var changed = Changed(new DirectoryInfo(folder) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.LastWriteTimeUtc : Directory.GetLastWriteTimeUtc(folder));
        if (!IsModifiedSince(context, changed))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        // Links are shown as what they are, not as what they lead to.
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Select(e => e is DirectoryInfo && !e.Attributes.HasFlag(FileAttributes.ReparsePoint) ? e.Name + "/" : e.Name)
            .OrderBy(name => name.TrimEnd('/'), StringComparer.Ordinal)
            .ToList();
        context.Response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = new StringBuilder("<!doctype html>\n<meta name=\"viewport\" content=\"width=device-width\">\n<pre>\n");
        foreach (var entry in entries)
        {
            page.Append($"<a href=\"{UrlPath.Link(entry)}\">{Escape(entry)}</a>\n");
        }

        var bytes = Encoding.UTF8.GetBytes(page.Append("</pre>\n").ToString());
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static string Escape(string name) => name
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static async Task ServeFile(HttpContext context, string name)
    {
        await using var file = RegularFile.Open(name);
        var response = context.Response;
        var changed = Changed(File.GetLastWriteTimeUtc(file.SafeFileHandle));
        response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
        if (Precondition(context, changed) is { } verdict)
        {
            response.StatusCode = verdict;
            return;
        }

        var type = ContentTypes.OfName(name) ?? ContentTypes.Sniff(await Begin(file, context.RequestAborted));
        var size = file.Length;
        var (ranges, isBeyond) = ByteRanges.Parse(RangeOf(context, changed), size);
        if (ranges is null && !(isBeyond && size == 0))
        {
            if (isBeyond)
            {
                response.Headers.ContentRange = $"bytes */{size}";
            }

            await Refuse(context, StatusCodes.Status416RangeNotSatisfiable, isBeyond ? "invalid range: failed to overlap" : "invalid range");
            return;
        }

        response.Headers.AcceptRanges = "bytes";
        response.ContentType = type;
        if (ranges is null or [] || ranges.Sum(r => r.Length) > size)
        {
            response.ContentLength = size;
            await Copy(file, 0, size, context);
        }
        else if (ranges is [var only])
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = ContentRange(only, size);
            response.ContentLength = only.Length;
            await Copy(file, only.Start, only.Length, context);
        }
        else
        {
            await SendParts(context, file, type, size, ranges);
        }
    }

    private static async Task SendParts(HttpContext context, FileStream file, string type, long size, List<(long Start, long Length)> ranges)
    {
        var boundary = RandomNumberGenerator.GetHexString(60, lowercase: true);
        var heads = ranges.Select((r, i) => Encoding.ASCII.GetBytes($"{(i == 0 ? "" : "\r\n")}--{boundary}\r\nContent-Range: {ContentRange(r, size)}\r\nContent-Type: {type}\r\n\r\n")).ToList();
        var end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.ContentType = "multipart/byteranges; boundary=" + boundary;
        context.Response.ContentLength = heads.Sum(h => h.Length) + ranges.Sum(r => r.Length) + end.Length;
        foreach (var (head, range) in heads.Zip(ranges))
        {
            await context.Response.Body.WriteAsync(head, context.RequestAborted);
            await Copy(file, range.Start, range.Length, context);
        }

        await context.Response.Body.WriteAsync(end, context.RequestAborted);
    }

    private static string ContentRange((long Start, long Length) range, long size) => $"bytes {range.Start}-{range.Start + range.Length - 1}/{size}";

    private static async Task<byte[]> Begin(FileStream file, CancellationToken cancellationToken)
    {
        var begin = new byte[ContentTypes.SniffedBytes];
        var count = await file.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancellationToken);
        return begin[..count];
    }

    private static async Task Copy(FileStream file, long start, long length, HttpContext context)
    {
        file.Position = start;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (length > 0 && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), context.RequestAborted) is var count and > 0)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
                length -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Headers know whole seconds.
    private static DateTimeOffset Changed(DateTime time) => DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeSeconds());

    private static DateTimeOffset? TimeOf(string header) => HeaderUtilities.TryParseDate(header, out var time) ? time : null;

    private static bool IsModifiedSince(HttpContext context, DateTimeOffset changed) => TimeOf(context.Request.Headers.IfModifiedSince.ToString()) is not { } since || changed > since;

    // The code that ends the exchange (RFC 9110, section 13.2.2). Files have no entity tags, so that only * matches.
    private static int? Precondition(HttpContext context, DateTimeOffset changed)
    {
        var headers = context.Request.Headers;
        var isFailed = headers.IfMatch.ToString().Trim() is { Length: > 0 } match
            ? match != "*"
            : TimeOf(headers.IfUnmodifiedSince.ToString()) is { } unmodified && changed > unmodified;
        if (isFailed)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        var isKnown = headers.IfNoneMatch.ToString().Trim() is { Length: > 0 } none ? none == "*" : !IsModifiedSince(context, changed);
        return isKnown ? StatusCodes.Status304NotModified : null;
    }

    private static string RangeOf(HttpContext context, DateTimeOffset changed)
    {
        var condition = context.Request.Headers.IfRange.ToString();
        return condition.Length > 0 && TimeOf(condition) != changed ? "" : context.Request.Headers.Range.ToString();
    }
}
