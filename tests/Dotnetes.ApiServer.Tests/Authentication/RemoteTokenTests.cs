using System.Net;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Authentication.Webhooks;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.Authentication;

public sealed class RemoteTokenTests
{
    [Fact]
    public async Task Claims_of_an_issuer_become_a_user()
    {
        using var issuer = new FakeIssuer();
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { OpenId = Options(issuer) } });
        var review = await server.Review(issuer.Token(("groups", new JsonArray(new JsonString("a"), new JsonString("b"))), ("uid", new JsonString("7")), ("jti", new JsonString("t"))));
        Assert.True(review.Authenticated, review.Error);
        Assert.Equal(("oidc:jane", "7"), (review.User.Username, review.User.Uid));
        Assert.Equal(["oidc:a", "oidc:b", "system:authenticated"], review.User.Groups);
        Assert.Equal(2, issuer.Requests.Count);
        Assert.True((await server.Review(issuer.Token(("uid", new JsonString("7"))))).Authenticated);
        Assert.Equal(2, issuer.Requests.Count);
        var metrics = MetricRegistry.Write(server.Server.Host.Core.Options.Metrics);
        Assert.Matches("apiserver_authentication_jwt_authenticator_latency_seconds_count\\{jwt_issuer_hash=\"sha256:[0-9a-f]{64}\",result=\"success\"\\} 2\n", metrics);
        Assert.Matches("apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds\\{apiserver_id_hash=\"\",jwt_issuer_hash=\"sha256:[0-9a-f]{64}\",result=\"success\"\\}", metrics);
        Assert.DoesNotContain(FakeIssuer.Url, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_an_issuer_are_refused_with_reasons()
    {
        using var issuer = new FakeIssuer();
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { OpenId = Options(issuer) } });
        using var stranger = SigningKey.Create();
        var good = JsonWebToken.TryParse(issuer.Token(("uid", new JsonString("7"))))!.Payload;
        (string Token, string Error)[] cases =
        [
            (issuer.Token(("aud", new JsonString("other"))), "oidc: verify token: oidc: expected audience \"cluster\" got [\"other\"]"),
            (issuer.Token(("exp", new JsonNumber(1))), "oidc: verify token: oidc: token is expired"),
            (issuer.Token(("nbf", new JsonNumber(4102444000))), "oidc: verify token: oidc: current time is before the nbf (not before) time"),
            (issuer.Token(("sub", JsonNull.Instance)), "oidc: parse username claims \"sub\": json: cannot unmarshal null into Go value of type string"),
            (issuer.Token(("groups", new JsonNumber(1))), "oidc: parse groups claim \"groups\": json: cannot unmarshal into Go value of type string"),
            (issuer.Token(), "oidc: parse uid claim \"uid\": claim not present"),
            (JsonWebToken.Create(good, stranger), "oidc: verify token: failed to verify signature: failed to verify id token signature"),
        ];
        foreach (var (token, error) in cases)
        {
            Assert.Equal($"[invalid bearer token, {error}]", (await server.Review(token)).Error);
        }

        Assert.Equal("invalid bearer token", (await server.Review(issuer.Token(("iss", new JsonString("https://other"))))).Error);
    }

    [Fact]
    public async Task An_email_counts_only_when_it_was_verified()
    {
        using var issuer = new FakeIssuer();
        var options = Options(issuer, j => j with { ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "email", Prefix = "" } } });
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { OpenId = options } });
        var email = ("email", (JsonValue)new JsonString("j@x"));
        Assert.True((await server.Review(issuer.Token(email))).Authenticated);
        Assert.True((await server.Review(issuer.Token(email, ("email_verified", JsonBoolean.Of(true))))).Authenticated);
        Assert.Equal("[invalid bearer token, oidc: email not verified]", (await server.Review(issuer.Token(email, ("email_verified", JsonBoolean.Of(false))))).Error);
        Assert.False((await server.Review(issuer.Token(email, ("email_verified", new JsonString("true"))))).Authenticated);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_found_and_a_wrong_issuer_is_not_believed()
    {
        using var issuer = new FakeIssuer();
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { OpenId = Options(issuer) } });
        var uid = ("uid", (JsonValue)new JsonString("7"));
        issuer.Issuer = "https://evil.example.com";
        Assert.Contains("authenticator not initialized", (await server.Review(issuer.Token(uid))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_an_issuer_are_reported_by_their_hash()
    {
        using var issuer = new FakeIssuer();
        await using var server = await TokenServer.Start(o => o with { ServerId = "me", Authentication = o.Authentication with { OpenId = Options(issuer) } });
        Assert.Equal("", (await server.Review(issuer.Token(("uid", new JsonString("7"))))).Error);
        static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Contains(
            $"apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info{{apiserver_id_hash=\"{Hash("me")}\",hash=\"{Hash($$"""{"keys":[{{issuer.Key.Public.ToJson()}}]}""")}\",jwt_issuer_hash=\"{Hash(FakeIssuer.Url)}\"}} 1",
            Machinery.Metrics.MetricRegistry.Write(server.Server.Host.Core.Options.Metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_configuration_is_refused_with_its_fields()
    {
        var config = new AuthenticationConfiguration
        {
            Jwt =
            [
                new JwtAuthenticator
                {
                    Issuer = new Issuer { Url = "http://plain", Audiences = ["a", "b"] },
                    ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "sub" }, Groups = new PrefixedClaimOrExpression { Expression = "claims.g +" } },
                },
                new JwtAuthenticator { Issuer = new Issuer { Url = "https://self" }, ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "sub", Prefix = "" } } },
            ],
        };
        Assert.Equal(
            ["jwt[0].issuer.url", "jwt[0].issuer.audienceMatchPolicy", "jwt[0].claimMappings.groups.expression", "jwt[0].claimMappings.username.prefix", "jwt[1].issuer.url", "jwt[1].issuer.audiences"],
            AuthenticationConfigurationFile.Validate(config, ["https://self"]).Select(e => e.Field));
    }

    [Fact]
    public async Task A_webhook_is_asked_once_for_a_token()
    {
        using var service = new FakeIssuer
        {
            Webhook = body => body.Contains("\"good\"", StringComparison.Ordinal)
                ? (HttpStatusCode.OK, """{"apiVersion":"authentication.k8s.io/v1beta1","kind":"TokenReview","status":{"authenticated":true,"user":{"username":"remote","groups":["g"]}}}""")
                : (HttpStatusCode.OK, """{"status":{"authenticated":false}}"""),
        };
        var options = new WebhookTokenOptions { Service = new ClientConfiguration { Server = new Uri("https://hook.example.com/check") }, Handler = service };
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { Webhook = options } });
        for (var i = 0; i < 3; i++)
        {
            var review = await server.Review("good");
            Assert.True(review.Authenticated, review.Error);
            Assert.Equal("remote", review.User.Username);
            Assert.Equal("invalid bearer token", (await server.Review("bad")).Error);
        }

        Assert.Equal(2, service.Requests.Count);
        var metrics = MetricRegistry.Write(server.Server.Host.Core.Options.Metrics);
        Assert.Contains("authentication_token_cache_request_total{status=\"hit\"} 4\n", metrics, StringComparison.Ordinal);
        Assert.Contains("authentication_token_cache_request_total{status=\"miss\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains("authentication_token_cache_fetch_total{status=\"ok\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains("authentication_token_cache_active_fetch_count{status=\"in_flight\"} 0\n", metrics, StringComparison.Ordinal);
        Assert.False((await server.Review("good", "vault")).Authenticated);
    }

    [Fact]
    public async Task A_changed_file_of_issuers_counts_and_one_with_errors_does_not()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var issuer = new FakeIssuer();
            Write("a:");
            var issuers = new OpenIdIssuers(new OpenIdOptions { File = file, Handler = issuer }, [], new OpenIdMetrics(new MetricRegistry(), ""), TimeProvider.System, NullLogger.Instance);
            Assert.Equal("a:jane", await Name(issuers));
            Write("b:", "jwt: nonsense");
            issuers.Look();
            Assert.Equal("a:jane", await Name(issuers));
            Write("b:", "anonymous: {enabled: true}");
            issuers.Look();
            Assert.Equal("a:jane", await Name(issuers));
            Write("b:");
            issuers.Look();
            Assert.Equal("b:jane", await Name(issuers));
            File.WriteAllText(file, "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: []\n");
            issuers.Look();
            Assert.Null(await Name(issuers));

            async Task<string?> Name(OpenIdIssuers all) => (await all.Authenticate(issuer.Token(), [], default)).User?.Name;
        }
        finally
        {
            File.Delete(file);
        }

        void Write(string prefix, string more = "") => File.WriteAllText(file, $$$"""
            apiVersion: apiserver.config.k8s.io/v1
            kind: AuthenticationConfiguration
            jwt:
            - issuer: {url: "{{{FakeIssuer.Url}}}", audiences: [cluster]}
              claimMappings: {username: {claim: sub, prefix: "{{{prefix}}}"}}
            {{{more}}}
            """);
    }

    private static OpenIdOptions Options(FakeIssuer issuer, Func<JwtAuthenticator, JwtAuthenticator>? change = null)
    {
        var jwt = new JwtAuthenticator
        {
            Issuer = new Issuer { Url = FakeIssuer.Url, Audiences = ["cluster"] },
            ClaimMappings = new ClaimMappings
            {
                Username = new PrefixedClaimOrExpression { Claim = "sub", Prefix = "oidc:" },
                Groups = new PrefixedClaimOrExpression { Claim = "groups", Prefix = "oidc:" },
                Uid = new ClaimOrExpression { Claim = "uid" },
            },
        };
        return new OpenIdOptions { Configuration = new AuthenticationConfiguration { Jwt = [change?.Invoke(jwt) ?? jwt] }, Handler = issuer };
    }
}
