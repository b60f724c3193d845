using System.Net;
using System.Text;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dotnetes.Tests.Authentication;

/// <summary>An HTTPS server on loopback that is an OpenID Connect issuer and a token webhook.</summary>
internal sealed class TokenService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TokenService(WebApplication app, string url, SigningKey key)
    {
        _app = app;
        Url = url;
        Key = key;
    }

    public string Url { get; }

    public SigningKey Key { get; }

    public List<string> Reviews { get; } = [];

    public static async Task<TokenService> Start(Shared.Certificates certificates)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificates.Server)));
        var app = builder.Build();
        TokenService? service = null;
        app.Run(http => service!.Answer(http));
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return service = new(app, url, SigningKey.Create());
    }

    public string Token(string subject, params (string Name, JsonValue Value)[] claims)
    {
        var payload = new JsonObjectBuilder
        {
            { "iss", new JsonString(Url) },
            { "aud", new JsonString("kube") },
            { "sub", new JsonString(subject) },
            { "exp", new JsonNumber(4102444800) },
        };
        foreach (var (name, value) in claims)
        {
            payload[name] = value;
        }

        return JsonWebToken.Create(payload.ToObject(), Key);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private async Task Answer(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        if (http.Request.Method == "POST")
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var review = await reader.ReadToEndAsync();
            Reviews.Add(review);
            await http.Response.WriteAsync(review.Contains("\"remote-token\"", StringComparison.Ordinal)
                ? """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":true,"user":{"username":"remote","groups":["far"]}}}"""
                : """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":false}}""");
            return;
        }

        await http.Response.WriteAsync(http.Request.Path == "/.well-known/openid-configuration"
            ? $$"""{"issuer":"{{Url}}","jwks_uri":"{{Url}}/keys"}"""
            : $$"""{"keys":[{{Key.Public.ToJson()}}]}""");
    }
}
