using System.Globalization;
using Dotnetes.Kubelet.Server.SystemLogs;
using Dotnetes.Machinery.Serving;
using Dotnetes.Machinery.Yaml;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/statusz</c> and <c>/flagz</c> (KEP-4827, KEP-4828), <c>/debug/flags/v</c> and <c>/debug/pprof</c>.</summary>
/// <param name="pages">What runs here, with which flags.</param>
/// <param name="setVerbosity">Changes how much is logged; null when that cannot be changed.</param>
internal sealed class DebugEndpoints(ComponentPages pages, Action<int>? setVerbosity)
{
    private const string Group = "config.k8s.io";

    /// <summary>Sends a page as text, or structured for those who ask for it.</summary>
    public async Task Page(HttpContext context, string name)
    {
        var kind = name == "statusz" ? "Statusz" : "Flagz";
        var accept = context.Request.Headers.Accept.ToString();
        if (!MediaTypeHeaderValue.TryParseList([accept.Length == 0 ? "text/plain" : accept], out var clauses))
        {
            clauses = [];
        }

        foreach (var clause in clauses.OrderByDescending(c => c.Quality ?? 1))
        {
            var (type, shape, version) = (clause.MediaType.ToString(), Parameter(clause, "as"), Parameter(clause, "v"));
            if (type is "text/plain" or "text/*" or "*/*" && shape.Length == 0)
            {
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(name == "statusz" ? pages.StatusText() : pages.FlagText(), context.RequestAborted);
                return;
            }

            if (type is "application/json" or "application/yaml" or "application/*" or "*/*" && shape == kind && version is "v1alpha1" or "v1beta1" && Parameter(clause, "g") == Group)
            {
                await Structured(context, name, version, type == "application/yaml");
                return;
            }
        }

        await FolderServer.Refuse(context, StatusCodes.Status406NotAcceptable, "only the following media types are accepted: application/json, application/yaml, text/plain");
    }

    /// <summary>Changes how much is logged.</summary>
    public async Task SetVerbosity(HttpContext context)
    {
        if (context.Request.Method != "PUT")
        {
            await Say(context, StatusCodes.Status406NotAcceptable, "unsupported http method");
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level))
        {
            await Say(context, StatusCodes.Status400BadRequest, $"strconv.ParseUint: parsing {GoText.Quote(text)}: invalid syntax");
            return;
        }

        setVerbosity?.Invoke(level);
        await Say(context, StatusCodes.Status200OK, $"successfully set klog.logging.verbosity to {text}");
    }

    /// <summary>Answers for profiles: those of Go's runtime do not exist here.</summary>
    public static Task Profile(HttpContext context)
    {
        context.Response.Headers["X-Go-Pprof"] = "1";
        return FolderServer.Refuse(context, StatusCodes.Status404NotFound, "Unknown profile");
    }

    private async Task Structured(HttpContext context, string name, string version, bool isYaml)
    {
        var value = name == "statusz" ? pages.Status(version) : pages.FlagList(version);
        var json = JsonText.Encode(value);
        context.Response.ContentType = $"application/{(isYaml ? "yaml" : "json")};g={Group};v={version};as={(name == "statusz" ? "Statusz" : "Flagz")}";
        await context.Response.Body.WriteAsync(isYaml ? JsonToYaml.Convert(json) : json, context.RequestAborted);
    }

    private static string Parameter(MediaTypeHeaderValue clause, string name) =>
        clause.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.ToString().Trim('"') ?? "";

    private static async Task Say(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
