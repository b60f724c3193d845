using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Tests.Authentication;

public sealed class ServiceAccountTokenTests
{
    private const string Issuer = ServiceAccountTokenOptions.DefaultIssuer;

    [Fact]
    public async Task A_requested_token_lets_its_account_in_with_its_groups_and_credential()
    {
        await using var server = await TokenServer.Start();
        var account = await server.Account();
        var token = (await server.Ask()).Status.Token;

        var (code, body) = await server.Post("/apis/authentication.k8s.io/v1/selfsubjectreviews", """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""", token);

        Assert.Equal(HttpStatusCode.Created, code);
        var user = body["status"]!["userInfo"]!;
        Assert.Equal("system:serviceaccount:default:builder", (string?)user["username"]);
        Assert.Equal(account.Metadata.Uid, (string?)user["uid"]);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"], user["groups"]!.AsArray().Select(g => (string?)g));
        Assert.StartsWith("JTI=", (string?)user["extra"]!["authentication.kubernetes.io/credential-id"]![0]);
    }

    [Fact]
    public async Task A_token_of_a_pod_tells_pod_and_node_and_ends_with_the_pod()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var node = await server.Client.Create(new Node { Metadata = new ObjectMeta { Name = "n1" } });
        var pod = await server.Pod("p1", node: "n1");
        var asked = await server.Ask(bound: new BoundObjectReference { ApiVersion = "v1", Kind = "Pod", Name = "p1", Uid = pod.Metadata.Uid }, seconds: 3607);

        var review = await server.Review(asked.Status.Token);
        Assert.True(review.Authenticated, review.Error);
        Assert.Equal([Issuer], review.Audiences);
        Assert.Equal(["p1"], review.User.Extra["authentication.kubernetes.io/pod-name"]);
        Assert.Equal([pod.Metadata.Uid], review.User.Extra["authentication.kubernetes.io/pod-uid"]);
        Assert.Equal(["n1"], review.User.Extra["authentication.kubernetes.io/node-name"]);
        Assert.Equal([node.Metadata.Uid], review.User.Extra["authentication.kubernetes.io/node-uid"]);

        // Such tokens live a year, with a note from when on they should have been renewed.
        var claims = JsonWebToken.TryParse(asked.Status.Token)!.Payload;
        Assert.Equal(365L * 24 * 3600, ((JsonNumber)claims["exp"]).AsDouble - ((JsonNumber)claims["iat"]).AsDouble);
        Assert.Equal(3607, ((JsonNumber)((JsonObject)claims["kubernetes.io"])["warnafter"]).AsDouble - ((JsonNumber)claims["iat"]).AsDouble);

        await server.Client.Delete<Pod>("default", "p1", new DeleteOptions { GracePeriodSeconds = 0 });
        await server.Refuses(asked.Status.Token, "[invalid bearer token, service account token has been invalidated]");
        var again = await server.Pod("p1");
        await server.Refuses(asked.Status.Token, $"[invalid bearer token, pod UID ({again.Metadata.Uid}) does not match service account pod ref claim ({pod.Metadata.Uid})]");
        Assert.Equal(HttpStatusCode.Unauthorized, await server.Try(asked.Status.Token));
    }

    [Fact]
    public async Task A_token_does_not_outlive_its_account_even_when_the_account_is_made_again()
    {
        await using var server = await TokenServer.Start();
        var first = await server.Account();
        var token = (await server.Ask()).Status.Token;
        await server.Client.Delete<ServiceAccount>("default", "builder");
        await server.Refuses(token, "not found");

        var second = await server.Account();
        await server.Refuses(token, $"[invalid bearer token, service account UID ({second.Metadata.Uid}) does not match claim ({first.Metadata.Uid})]");
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("Node")]
    public async Task A_token_ends_with_the_object_to_which_it_is_bound(string kind)
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        await server.Client.Create(new Secret { Metadata = new ObjectMeta { Namespace = "default", Name = "x" } });
        await server.Client.Create(new Node { Metadata = new ObjectMeta { Name = "x" } });
        var token = (await server.Ask(bound: new BoundObjectReference { ApiVersion = "v1", Kind = kind, Name = "x" })).Status.Token;
        Assert.True((await server.Review(token)).Authenticated);

        await (kind == "Node" ? server.Client.Delete<Node>(null, "x") : server.Client.Delete<Secret>("default", "x"));

        await server.Refuses(token, "[invalid bearer token, service account token has been invalidated]");
    }

    [Fact]
    public async Task A_token_for_another_audience_is_good_there_only()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var token = (await server.Ask(audiences: ["vault", "registry"])).Status.Token;

        Assert.Equal(HttpStatusCode.Unauthorized, await server.Try(token));
        Assert.Equal($"[invalid bearer token, token audiences [\"vault\" \"registry\"] is invalid for the target audiences [\"{Issuer}\"]]", (await server.Review(token)).Error);
        var review = await server.Review(token, "vault", "other");
        Assert.True(review.Authenticated);
        Assert.Equal(["vault"], review.Audiences);
        Assert.False((await server.Review((await server.Ask()).Status.Token, "vault")).Authenticated);
    }

    [Theory]
    [InlineData(599, "spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes")]
    [InlineData(4294967297, "spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds")]
    public async Task The_life_of_a_token_has_bounds(long seconds, string message)
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Ask(seconds: seconds));
        Assert.Equal(422, e.Status.Code);
        Assert.Equal($"TokenRequest.authentication.k8s.io \"\" is invalid: {message}", e.Status.Message);
    }

    [Fact]
    public async Task Requests_that_bind_to_the_wrong_thing_are_refused()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        await server.Account("other");
        await server.Pod("p1", "other");
        (string Kind, string Name, string Uid, int Code, string Message)[] cases =
        [
            ("Pod", "p1", "", 400, "cannot bind token for serviceaccount \"builder\" to pod running with different serviceaccount name."),
            ("Pod", "p2", "", 404, "pods \"p2\" not found"),
            ("Secret", "s", "", 404, "secrets \"s\" not found"),
            ("ConfigMap", "c", "", 400, "cannot bind token to object of type /v1, Kind=ConfigMap"),
        ];
        foreach (var (kind, name, uid, code, message) in cases)
        {
            var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Ask(bound: new BoundObjectReference { ApiVersion = "v1", Kind = kind, Name = name, Uid = uid }));
            Assert.Equal((code, message), (e.Status.Code, e.Status.Message));
        }

        var conflict = await Assert.ThrowsAsync<KubeApiException>(() => server.Ask("other", new BoundObjectReference { ApiVersion = "v1", Kind = "Pod", Name = "p1", Uid = "wrong" }));
        Assert.Equal(409, conflict.Status.Code);
    }

    [Fact]
    public async Task An_expired_token_is_refused_after_a_minute_of_grace()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var token = (await server.Ask(seconds: 600)).Status.Token;
        server.Time.Ahead = TimeSpan.FromSeconds(630);
        Assert.True((await server.Review(token)).Authenticated);
        server.Time.Ahead = TimeSpan.FromSeconds(665);
        Assert.Equal("[invalid bearer token, service account token has expired]", (await server.Review(token)).Error);
    }

    [Fact]
    public async Task Forged_and_twisted_tokens_are_refused()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var good = (await server.Ask()).Status.Token;
        var parts = good.Split('.');
        var payload = JsonWebToken.TryParse(good)!.Payload;
        using var stranger = SigningKey.Create();
        using var rsa = new SigningKey(RSA.Create(2048));
        var future = payload.With("nbf", new JsonNumber(((JsonNumber)payload["nbf"]).AsDouble + 600));
        string[] forged =
        [
            $"{Text("""{"alg":"none"}""")}.{parts[1]}.",
            $"{Text("""{"alg":"None","kid":"x"}""")}.{parts[1]}.{parts[2]}",
            $"{Text($$"""{"alg":"HS256","kid":"{{server.Key.KeyId}}"}""")}.{parts[1]}.{Text("mac")}",
            $"{Text($$"""{"alg":"RS256","kid":"{{server.Key.KeyId}}"}""")}.{parts[1]}.{parts[2]}",
            $"{Text($$"""{"alg":"ES256","kid":"{{server.Key.KeyId}}","crit":["x"]}""")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.{parts[2]}=",
            $"{parts[0]}.{Text(payload.With("sub", new JsonString("system:serviceaccount:kube-system:admin")).ToString())}.{parts[2]}",
            JsonWebToken.Create(payload, stranger),
            JsonWebToken.Create(payload, rsa),
            JsonWebToken.Create(payload.With("iss", new JsonString("https://elsewhere")), server.Key),
            JsonWebToken.Create(future, server.Key),
            JsonWebToken.Create(payload.With("iat", new JsonNumber(1e12)), server.Key),
            JsonWebToken.Create(payload.With("exp", new JsonNumber(1)), server.Key),
            JsonWebToken.Create(payload.With("exp", new JsonString("never")), server.Key),
            JsonWebToken.Create(payload.With("aud", new JsonNumber(1)), server.Key),
            JsonWebToken.Create(payload.Without("kubernetes.io"), server.Key),
            JsonWebToken.Create(payload.With("kubernetes.io", new JsonString("x")), server.Key),
            good + ".x",
            good[1..],
        ];
        foreach (var token in forged)
        {
            Assert.Equal((token, HttpStatusCode.Unauthorized), (token, await server.Try(token)));
        }

        Assert.Equal(HttpStatusCode.OK, await server.Try(good));
    }

    [Fact]
    public async Task Tokens_of_an_old_key_stay_good_while_it_is_known()
    {
        using var old = new SigningKey(RSA.Create(2048));
        await using var server = await TokenServer.Start(o => o with
        {
            Authentication = o.Authentication with { ServiceAccounts = o.Authentication.ServiceAccounts! with { VerifyingKeys = [old.Public] } },
        });
        var account = await server.Account();
        var token = new ServiceAccountTokenIssuer(Issuer, old, server.Time).Issue(account, null, null, [Issuer], 600, 0, "id");
        Assert.Equal(HttpStatusCode.OK, await server.Try(token));

        var (code, keys, _) = await server.Get("/openid/v1/jwks", "Bearer " + token);
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(["ES256", "RS256"], keys["keys"]!.AsArray().Select(k => (string?)k!["alg"]));
        Assert.All(keys["keys"]!.AsArray(), k => Assert.NotNull(VerifyingKey.FromJson(JsonValue.ParseObject(k!.ToJsonString()))));
        var found = VerifyingKey.FromJson(JsonValue.ParseObject(keys["keys"]![1]!.ToJsonString()))!;
        Assert.True(found.Verify(JsonWebToken.TryParse(token)!));
    }

    [Fact]
    public async Task The_discovery_document_leads_to_the_keys()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var (code, body, response) = await server.Get("/.well-known/openid-configuration", "Bearer " + (await server.Ask()).Status.Token);
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(Issuer, (string?)body["issuer"]);
        Assert.EndsWith("/openid/v1/jwks", (string?)body["jwks_uri"]);
        Assert.Equal("""["ES256"]""", body["id_token_signing_alg_values_supported"]!.ToJsonString());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""["id_token"]""", body["response_types_supported"]!.ToJsonString());
    }

    [Fact]
    public async Task A_token_of_a_secret_is_good_as_long_as_the_secret_holds_it()
    {
        await using var server = await TokenServer.Start();
        var account = await server.Account();
        var secret = await server.Client.Create(new Secret { Metadata = new ObjectMeta { Namespace = "default", Name = "builder-token" } });
        var token = new ServiceAccountTokenIssuer(Issuer, server.Key, server.Time).IssueLegacy(account, secret);
        Assert.Equal("[invalid bearer token, Token does not match server's copy]", (await server.Review(token)).Error);

        secret = await server.Client.Update(secret with { Data = ValueMap.Of(("token", ByteString.FromUtf8(token))) });
        var review = await server.Review(token);
        Assert.True(review.Authenticated, review.Error);
        Assert.Equal(HttpStatusCode.OK, await server.Try(token));
        secret = await server.Client.Get<Secret>("default", "builder-token");
        Assert.Equal(server.Time.GetUtcNow().ToString("yyyy-MM-dd"), secret.Metadata.Labels["kubernetes.io/legacy-token-last-used"]);

        await server.Client.Update(secret with { Metadata = secret.Metadata with { Labels = secret.Metadata.Labels.With("kubernetes.io/legacy-token-invalid-since", "2020-01-01") } });
        await server.Refuses(token, "has been marked invalid");
        await server.Client.Delete<Secret>("default", "builder-token");
        await server.Refuses(token, "[invalid bearer token, Token has been invalidated]");
    }

    [Fact]
    public async Task Whatever_stands_in_the_header_is_answered_with_401()
    {
        await using var server = await TokenServer.Start();
        await server.Account();
        var good = (await server.Ask()).Status.Token;
        var random = new Random(7);
        string[] headers = ["", "Bearer", "Bearer ", "Basic YTpi", "bearer  x", "Bearer a.b.c", "Bearer ..", $"Token {good}", "Negotiate abc", "Bearer " + new string('.', 50), "Bearer " + new string('a', 20000)];
        foreach (var header in headers)
        {
            var (code, body, _) = await server.Get("/api/v1/pods", header);
            Assert.Equal((header, HttpStatusCode.Unauthorized), (header, code));
            Assert.Equal("Unauthorized", (string?)body["message"]);
            Assert.Equal("Unauthorized", (string?)body["reason"]);
        }

        for (var i = 0; i < 300; i++)
        {
            var broken = Break(good, random);
            var (code, _, _) = await server.Get("/api/v1/namespaces/default", "Bearer " + broken);
            Assert.True(code == HttpStatusCode.Unauthorized || (code == HttpStatusCode.OK && broken == good), $"{code} for {broken}");
        }
    }

    private static string Break(string token, Random random)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ~";
        var text = new StringBuilder(token);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // The last character of each part may have bits that mean nothing; they are left alone.
            var at = random.Next(token.Length - 4);
            switch (random.Next(3))
            {
                case 0:
                    text[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                case 1:
                    text.Remove(at, 1).Append('A');
                    break;
                default:
                    text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
            }
        }

        return text.ToString().Trim();
    }

    private static string Text(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
