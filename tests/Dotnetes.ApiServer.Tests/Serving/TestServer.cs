using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Store;
using Dotnetes.Tests.Shared;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>A server over a memory store, on HTTPS when asked, with the built-in resources.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly Certificates _certificates = new();
    private readonly MemoryStore _store = new();

    private TestServer()
    {
    }

    public ApiServerHost Host { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public IStore Store => Host.Core.Options.Store;

    public IKubeTransport Transport => Host.Core.Transport(UserInfo.ApiServer, "test");

    public static async Task<TestServer> Start(bool https = false, Func<ApiServerOptions, ApiServerOptions>? change = null)
    {
        var server = new TestServer();
        var options = new ApiServerOptions
        {
            Store = server._store,
            Random = new Random(1),
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(1))),
            Endpoint = https ? new IPEndPoint(IPAddress.Loopback, 0) : null,
            ServerCertificate = _ => server._certificates.Server,
        };
        server.Host = await ApiServerHost.Start(change is null ? options : change(options));
        if (https)
        {
            var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
            server.Http = new HttpClient(handler) { BaseAddress = new Uri(server.Host.Url) };
        }

        return server;
    }

    public async Task<(HttpStatusCode Code, JsonNode Body)> Call(HttpMethod method, string path, string? body = null, string contentType = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, JsonNode.Parse(text)!);
    }

    public async Task<T> Send<T>(string verb, string ns, string name, T? body = null, string subresource = "")
        where T : class, IKubeObject<T>
    {
        var response = await Transport.Send(
            new KubeRequest
            {
                Verb = verb,
                Group = T.Info.Group,
                Version = T.Info.Version,
                Resource = T.Info.Plural,
                Namespace = ns,
                Name = name,
                Subresource = subresource,
                Body = body,
            },
            default);
        return response.Value as T ?? (verb == "delete" ? null! : throw new InvalidOperationException($"{response.Value}"));
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await Host.DisposeAsync();
        await _store.DisposeAsync();
    }
}
