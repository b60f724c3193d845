using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// <c>/statusz</c> and <c>/flagz</c> (KEP-4827, KEP-4828): what runs here since when and with which flags, as text for people and structured for programs
/// that ask for <c>as=Statusz</c> or <c>as=Flagz</c> of group <c>config.k8s.io</c>.
/// </summary>
internal sealed class ComponentPaths(ApiServerOptions options) : IHttpPath
{
    private const string Component = "apiserver";
    private const string Accepted = "application/json, application/yaml, text/plain";
    private const string Notice = "\nWarning: This endpoint is not meant to be machine parseable, has no formatting compatibility guarantees and is for debugging purposes only.\n";

    private static readonly string[] s_paths = ["/flagz", "/healthz", "/livez", "/metrics", "/readyz", "/statusz", "/version"];

    private readonly DateTimeOffset _started = options.Time.GetUtcNow();
    private readonly string _version = options.GitVersion.TrimStart('v').Split('+')[0];

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var isStatus = context.Info.Path == "/statusz";
        if (!isStatus && context.Info.Path != "/flagz")
        {
            return false;
        }

        var accept = http.Request.Headers.Accept.ToString();
        foreach (var clause in ContentNegotiation.Clauses(accept.Length == 0 ? "text/plain" : accept))
        {
            var type = MediaTypes.WithoutParameters(clause);
            var shape = ContentNegotiation.Parameter(clause, "as");
            if (type is "text/plain" or "text/*" or "*/*" && shape.Length == 0)
            {
                await BodyWriter.WriteText(http, 200, isStatus ? StatusText() : FlagText());
                return true;
            }

            var version = ContentNegotiation.Parameter(clause, "v");
            if (type is MediaTypes.Json or MediaTypes.Yaml or "*/*" or "application/*" && shape == (isStatus ? "Statusz" : "Flagz")
                && version is "v1alpha1" or "v1beta1" && ContentNegotiation.Parameter(clause, "g") == "config.k8s.io")
            {
                await Structured(http, isStatus, version, type == MediaTypes.Yaml ? ResponseEncoding.Yaml : ResponseEncoding.Json);
                return true;
            }
        }

        throw ApiErrors.NotAcceptable(Accepted);
    }

    private async ValueTask Structured(HttpContext http, bool isStatus, string version, ResponseEncoding encoding)
    {
        var encoder = new ResponseEncoder(new(encoding, IsPretty: PrettyJson.IsWanted(http.Request)), "", options.Time);
        var type = $"{encoder.ContentType};g=config.k8s.io;v={version};as={(isStatus ? "Statusz" : "Flagz")}";
        IKubeKind value = (isStatus, version) switch
        {
            (true, "v1beta1") => new Api.Statusz.V1Beta1.Statusz
            {
                Metadata = new() { Name = Component },
                StartTime = Time.FromDateTimeOffset(_started),
                UptimeSeconds = (long)Uptime.TotalSeconds,
                GoVersion = Runtime,
                BinaryVersion = _version,
                EmulationVersion = Minor,
                Paths = s_paths.ToValueList(),
            },
            (true, _) => new Api.Statusz.V1Alpha1.Statusz
            {
                Metadata = new() { Name = Component },
                StartTime = Time.FromDateTimeOffset(_started),
                UptimeSeconds = (long)Uptime.TotalSeconds,
                GoVersion = Runtime,
                BinaryVersion = _version,
                EmulationVersion = Minor,
                Paths = s_paths.ToValueList(),
            },
            (false, "v1beta1") => new Api.Flagz.V1Beta1.Flagz { Metadata = new() { Name = Component }, Flags = options.Flags },
            _ => new Api.Flagz.V1Alpha1.Flagz { Metadata = new() { Name = Component }, Flags = options.Flags },
        };
        await BodyWriter.Write(http, 200, type, encoder.Encode(value), mayCompress: true);
    }

    private TimeSpan Uptime => options.Time.GetUtcNow() - _started;

    private static string Runtime => RuntimeInformation.FrameworkDescription;

    private string Minor => string.Join('.', _version.Split('.').Take(2));

    private string StatusText()
    {
        var up = Uptime;
        var text = new StringBuilder($"\n{Component} statusz{Notice}\n");
        text.Append(CultureInfo.InvariantCulture, $"Started: {_started.UtcDateTime:ddd MMM dd HH:mm:ss} UTC {_started.UtcDateTime:yyyy}\n");
        text.Append(CultureInfo.InvariantCulture, $"Up: {(long)up.TotalHours} hr {up.Minutes:00} min {up.Seconds:00} sec\n");
        text.Append($"Go version: {Runtime}\nBinary version: {_version}\nEmulation version: {Minor}\nPaths: {string.Join(' ', s_paths)}\n");
        return text.ToString();
    }

    private string FlagText()
    {
        var text = new StringBuilder($"\n{Component} flagz{Notice}");
        foreach (var (name, value) in options.Flags.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append($"{name}: {value}\n");
        }

        return text.ToString();
    }
}
