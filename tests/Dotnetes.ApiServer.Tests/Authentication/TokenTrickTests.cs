using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>Forgeries that were believed by one library or another: none is here, neither as a service account's token nor as an issuer's.</summary>
public sealed class TokenTrickTests : IAsyncLifetime
{
    private readonly FakeIssuer _remote = new();
    private TokenServer _server = null!;

    public async Task InitializeAsync()
    {
        var jwt = new JwtAuthenticator
        {
            Issuer = new Issuer { Url = FakeIssuer.Url, Audiences = ["cluster"] },
            ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "sub", Prefix = "" } },
        };
        _server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { OpenId = new OpenIdOptions { Configuration = new AuthenticationConfiguration { Jwt = [jwt] }, Handler = _remote } } });
        await _server.Account();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _remote.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_forgery_is_believed(bool isRemote)
    {
        var good = isRemote ? _remote.Token() : (await _server.Ask()).Status.Token;
        var key = isRemote ? _remote.Key : _server.Key;
        Assert.NotEqual(HttpStatusCode.Unauthorized, await _server.Try(good));
        foreach (var (name, token) in Forgeries(good, key))
        {
            Assert.Equal((name, HttpStatusCode.Unauthorized), (name, await _server.Try(token)));
            Assert.False((await _server.Review(token)).Authenticated, name);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_without_the_name_of_its_key_is_checked_by_all_keys(bool isRemote)
    {
        var good = isRemote ? _remote.Token() : (await _server.Ask()).Status.Token;
        var key = isRemote ? _remote.Key : _server.Key;
        var unnamed = Signed($$"""{"alg":"{{key.Algorithm}}"}""", good.Split('.')[1], key);
        Assert.NotEqual(HttpStatusCode.Unauthorized, await _server.Try(unnamed));
        using var stranger = SigningKey.Create();
        Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(Signed($$"""{"alg":"{{stranger.Algorithm}}"}""", good.Split('.')[1], stranger)));
    }

    [Fact]
    public async Task A_token_of_one_issuer_is_not_one_of_another_nor_of_the_cluster()
    {
        var own = JsonWebToken.TryParse((await _server.Ask()).Status.Token)!.Payload;
        string[] crossed =
        [
            // The remote issuer signs what only the cluster may, and the cluster's key what only the issuer may.
            JsonWebToken.Create(own, _remote.Key),
            JsonWebToken.Create(JsonWebToken.TryParse(_remote.Token())!.Payload, _server.Key),
            JsonWebToken.Create(own.With("iss", new JsonString(FakeIssuer.Url)).With("aud", new JsonString("cluster")), _server.Key),
            JsonWebToken.Create(own.With("iss", new JsonString(FakeIssuer.Url + "/")), _remote.Key),
            JsonWebToken.Create(own.With("iss", new JsonArray(own["iss"], new JsonString(FakeIssuer.Url))), _remote.Key),
            JsonWebToken.Create(own.With("iss", new JsonString("kubernetes/serviceaccount")), _remote.Key),
        ];
        foreach (var token in crossed)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(token));
        }
    }

    [Theory]
    [InlineData("exp", 1.0)]
    [InlineData("exp", -1.0)]
    [InlineData("exp", 0.0)]
    [InlineData("nbf", 4102444000.0)]
    [InlineData("nbf", 1e300)]
    public async Task Times_are_kept(string claim, double value)
    {
        foreach (var (good, key) in new[] { ((await _server.Ask()).Status.Token, _server.Key), (_remote.Token(), _remote.Key) })
        {
            var payload = JsonWebToken.TryParse(good)!.Payload;
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(JsonWebToken.Create(payload.With(claim, new JsonNumber(value)), key)));
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(JsonWebToken.Create(payload.With(claim, new JsonString("4102444800")), key)));
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(JsonWebToken.Create(payload.With(claim, JsonBoolean.Of(true)), key)));
        }
    }

    [Fact]
    public async Task Huge_and_deep_tokens_are_refused_soon()
    {
        var deep = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 20_000))));
        string[] tokens =
        [
            new('a', 30_000),
            string.Join('.', Enumerable.Repeat("a", 10_000)),
            $"{deep}.{deep}.{deep}"[..30_000],
            Signed("""{"alg":"ES256"}""", Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"iss":"{{new string('x', 10_000)}}"}""")), _server.Key),
        ];
        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await _server.Try(token));
        }
    }

    private static IEnumerable<(string Name, string Token)> Forgeries(string good, SigningKey key)
    {
        var parts = good.Split('.');
        var (payload, signature) = (parts[1], Base64Url.DecodeFromChars(parts[2]));
        foreach (var alg in (string[])["none", "None", "NONE", "nOnE", "", " ES256", "es256", "ES256 ", "HS256", "EdDSA"])
        {
            yield return ($"alg {alg} without a signature", $"{Text($$"""{"alg":"{{alg}}","typ":"JWT"}""")}.{payload}.");
            yield return ($"alg {alg} with the old one", $"{Text($$"""{"alg":"{{alg}}","kid":"{{key.KeyId}}"}""")}.{payload}.{parts[2]}");
        }

        yield return ("no alg", $"{Text("{}")}.{payload}.{parts[2]}");
        yield return ("alg is no text", $"{Text("""{"alg":["ES256"]}""")}.{payload}.{parts[2]}");

        // The public key is no secret, so a MAC with it proves nothing.
        var publicPem = key.Public.ToPem();
        foreach (var (hash, mac) in new (string, Func<byte[], byte[], byte[]>)[] { ("HS256", HMACSHA256.HashData), ("HS384", HMACSHA384.HashData), ("HS512", HMACSHA512.HashData) })
        {
            foreach (var secret in (byte[][])[Encoding.UTF8.GetBytes(publicPem), Encoding.UTF8.GetBytes(publicPem.Trim()), Der(publicPem), [], Encoding.UTF8.GetBytes(key.KeyId)])
            {
                var text = $"{Text($$"""{"alg":"{{hash}}","kid":"{{key.KeyId}}"}""")}.{payload}";
                yield return ($"{hash} with the public key", $"{text}.{Base64Url.EncodeToString(mac(secret, Encoding.ASCII.GetBytes(text)))}");
            }
        }

        // Zeros fulfil the equations of a careless verification (CVE-2022-21449).
        yield return ("zeros", $"{parts[0]}.{payload}.{Base64Url.EncodeToString(new byte[signature.Length])}");
        yield return ("ones", $"{parts[0]}.{payload}.{Base64Url.EncodeToString(Enumerable.Repeat((byte)0xff, signature.Length).ToArray())}");
        yield return ("half a signature", $"{parts[0]}.{payload}.{Base64Url.EncodeToString(signature.AsSpan(0, signature.Length / 2))}");
        yield return ("a longer signature", $"{parts[0]}.{payload}.{Base64Url.EncodeToString([.. signature, 0])}");
        yield return ("the halves exchanged", $"{parts[0]}.{payload}.{Base64Url.EncodeToString([.. signature[(signature.Length / 2)..], .. signature[..(signature.Length / 2)]])}");

        // A key that the token brings along is the forger's.
        using var forger = SigningKey.Create();
        foreach (var header in (string[])
            [
                $$"""{"alg":"ES256","jwk":{{forger.Public.ToJson()}}}""", $$"""{"alg":"ES256","kid":"{{key.KeyId}}","jwk":{{forger.Public.ToJson()}}}""",
                $$"""{"alg":"ES256","kid":"{{forger.KeyId}}","jku":"https://evil.example.com/keys"}""", """{"alg":"ES256","x5u":"https://evil.example.com/x.pem"}""",
                """{"alg":"ES256","kid":"../../../../dev/null"}""", """{"alg":"ES256","kid":"' OR 1=1 --"}""",
            ])
        {
            yield return (header, Signed(header, payload, forger));
        }

        yield return ("extensions that must be understood", Signed($$"""{"alg":"ES256","kid":"{{key.KeyId}}","crit":["b64"],"b64":false}""", payload, key));
        yield return ("padding", $"{parts[0]}.{payload}.{parts[2]}==");
        yield return ("white space", $"{parts[0]}.{payload} .{parts[2]}");
        yield return ("a fourth part", $"{good}.{parts[2]}");
        yield return ("JSON form", Text($$"""{"payload":"{{payload}}","protected":"{{parts[0]}}","signature":"{{parts[2]}}"}"""));
        yield return ("nothing signed", $"..{parts[2]}");
    }

    private static string Signed(string header, string payload, SigningKey key)
    {
        var text = $"{Text(header)}.{payload}";
        return $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static byte[] Der(string pem)
    {
        var fields = PemEncoding.Find(pem);
        return Convert.FromBase64String(pem[fields.Base64Data]);
    }

    private static string Text(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
