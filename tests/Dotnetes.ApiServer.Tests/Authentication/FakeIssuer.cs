using System.Net;
using System.Text;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>The documents of OpenID Connect issuers and the answers of a webhook, without a network.</summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string Url = "https://issuer.example.com";

    public SigningKey Key { get; set; } = SigningKey.Create();

    public string Issuer { get; set; } = Url;

    public Func<string, (HttpStatusCode Code, string Body)>? Webhook { get; set; }

    public List<string> Requests { get; } = [];

    public string Token(params (string Name, JsonValue Value)[] claims)
    {
        var payload = new JsonObjectBuilder
        {
            { "iss", new JsonString(Url) },
            { "aud", new JsonString("cluster") },
            { "sub", new JsonString("jane") },
            { "exp", new JsonNumber(4102444800) },
        };
        foreach (var (name, value) in claims)
        {
            payload[name] = value;
        }

        return JsonWebToken.Create(payload.ToObject(), Key);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!.AbsoluteUri);
        var (code, body) = request.Method == HttpMethod.Post
            ? Webhook!(await request.Content!.ReadAsStringAsync(cancellationToken))
            : (HttpStatusCode.OK, request.RequestUri.AbsolutePath.EndsWith("openid-configuration", StringComparison.Ordinal)
                ? $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Url}}/keys"}"""
                : $$"""{"keys":[{{Key.Public.ToJson()}}]}""");
        return new HttpResponseMessage(code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
