using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/version</c>.</summary>
internal sealed class VersionPath(string gitVersion) : IHttpPath
{
    private readonly string _json = $$"""
        {
          "major": "1",
          "minor": "36",
          "emulationMajor": "1",
          "emulationMinor": "36",
          "minCompatibilityMajor": "1",
          "minCompatibilityMinor": "35",
          "gitVersion": "{{gitVersion}}",
          "gitCommit": "",
          "gitTreeState": "clean",
          "buildDate": "1970-01-01T00:00:00Z",
          "goVersion": "",
          "compiler": "roslyn",
          "platform": "linux/{{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch { System.Runtime.InteropServices.Architecture.Arm64 => "arm64", _ => "amd64" }}}"
        }
        """;

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        if (context.Info.Path.TrimEnd('/') != "/version")
        {
            return false;
        }

        if (http.Request.Method != "GET")
        {
            throw ApiErrors.MethodNotSupported();
        }

        ContentNegotiation.CheckRouteTypes(http.Request.Headers.Accept.ToString(), MediaTypes.Json);
        await BodyWriter.WriteText(http, 200, _json, MediaTypes.Json);
        return true;
    }
}
