using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>A server on HTTPS that makes and checks tokens, with a clock that tests move.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private TokenServer(TestServer server, SigningKey key, MovableTime time)
    {
        Server = server;
        Key = key;
        Time = time;
        Client = new KubeClient(server.Transport);
    }

    public TestServer Server { get; }

    public SigningKey Key { get; }

    public MovableTime Time { get; }

    public KubeClient Client { get; }

    public static async Task<TokenServer> Start(Func<ApiServerOptions, ApiServerOptions>? change = null)
    {
        var key = SigningKey.Create();
        var time = new MovableTime();
        var server = await TestServer.Start(https: true, o =>
        {
            var options = o with
            {
                Time = time,
                AnonymousUser = null,
                Authentication = new AuthenticationOptions { ServiceAccounts = new ServiceAccountTokenOptions { SigningKey = key } },
            };
            return change is null ? options : change(options);
        });
        return new(server, key, time);
    }

    public async Task<ServiceAccount> Account(string name = "builder") =>
        await Client.Create(new ServiceAccount { Metadata = new ObjectMeta { Namespace = "default", Name = name } });

    public async Task<Pod> Pod(string name, string account = "builder", string node = "") => await Client.Create(new Pod
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = name },
        Spec = new PodSpec { ServiceAccountName = account, NodeName = node, Containers = [new Container { Name = "c", Image = "i" }] },
    });

    public async Task<TokenRequest> Ask(string account = "builder", BoundObjectReference? bound = null, long? seconds = null, params ValueList<string> audiences) =>
        await Client.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(
            "default", account, "token", new TokenRequest { Spec = new TokenRequestSpec { Audiences = audiences, ExpirationSeconds = seconds, BoundObjectRef = bound } }, default);

    public async Task<TokenReviewStatus> Review(string token, params ValueList<string> audiences) =>
        (await Client.Create(new TokenReview { Spec = new TokenReviewSpec { Token = token, Audiences = audiences } })).Status;

    /// <summary>Reviews a token until it is refused with a certain error; caches may be a moment late.</summary>
    public async Task Refuses(string token, string error)
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await Review(token)).Error.Contains(error, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Contains(error, (await Review(token)).Error, StringComparison.Ordinal);
    }

    public async Task<HttpStatusCode> Try(string token, string path = "/api/v1/namespaces/default") => (await Get(path, "Bearer " + token)).Code;

    public async Task<(HttpStatusCode Code, JsonNode Body, HttpResponseMessage Response)> Get(string path, string? authorization = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Server.Http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response);
    }

    public async Task<(HttpStatusCode Code, JsonNode Body)> Post(string path, string body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Server.Http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Key.Dispose();
    }
}
