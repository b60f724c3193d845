using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Client;
using Dotnetes.Commands;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Tests.Authentication;

/// <summary>A control plane of this process, started as the flags of a command line say.</summary>
internal sealed class FlaggedServer : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly RecordedLog _warnings;

    private FlaggedServer(ControlPlane controlPlane, ServerOptions options, SteeredTime time, RecordedLog warnings, TemporaryFolder? folder)
    {
        _warnings = warnings;
        ControlPlane = controlPlane;
        Options = options;
        Time = time;
        _folder = folder;
    }

    public ControlPlane ControlPlane { get; }

    public ServerOptions Options { get; }

    public SteeredTime Time { get; }

    /// <summary>What was logged as warnings.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings.Lines;

    public IKubeClient Admin => ControlPlane.Client("test", "test-admin", "system:masters");

    public string Url => $"https://127.0.0.1:{ControlPlane.ApiServer.Endpoint!.Port}";

    public static Task<FlaggedServer> Start(params string[] flags) => StartAt(null, new SteeredTime(), flags);

    /// <summary>Starts one whose data are kept when it stops.</summary>
    public static async Task<FlaggedServer> StartAt(string? data, SteeredTime time, params string[] flags)
    {
        var folder = data is null ? new TemporaryFolder() : null;
        try
        {
            var options = Read(flags) with
            {
                Data = new DataDirectory(data ?? folder!.Path),
                Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
                RunNode = false,
                RunDns = false,
            };
            var warnings = new RecordedLog(LogLevel.Warning);
            return new(await ControlPlane.Start(options, time, warnings, default), options, time, warnings, folder);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>The user that the server takes the sender of a request for; a code where it refuses.</summary>
    public async Task<string> WhoAmI(string? authorization = null, X509Certificate2? certificate = null, params (string Name, string Value)[] headers)
    {
        var (code, body) = await Send(
            HttpMethod.Post, "/apis/authentication.k8s.io/v1/selfsubjectreviews", """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""", authorization, certificate, headers);
        if (code != HttpStatusCode.Created)
        {
            return code.ToString();
        }

        var user = JsonNode.Parse(body)!["status"]!["userInfo"]!;
        return $"{user["username"]} [{string.Join(' ', user["groups"]?.AsArray().Select(g => (string?)g) ?? [])}]";
    }

    public async Task<(HttpStatusCode Code, string Body)> Send(
        HttpMethod method, string path, string? body = null, string? authorization = null, X509Certificate2? certificate = null, params (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(method, new Uri(Url + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await ControlPlane.DisposeAsync();
        _folder?.Dispose();
    }

    private static ServerOptions Read(string[] flags)
    {
        var command = new Command("server");
        var (authentication, accounts) = (new AuthenticationFlags(), new ServiceAccountFlags());
        authentication.AddTo(command);
        accounts.AddTo(command);
        var arguments = command.Parse(flags);
        Assert.Empty(arguments.Errors);
        return new() { Authentication = authentication.Of(arguments), ServiceAccounts = accounts.Of(arguments) };
    }
}
