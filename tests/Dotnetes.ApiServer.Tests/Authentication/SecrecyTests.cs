using System.Net;
using System.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Authentication.Webhooks;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>Nobody learns a secret from what the server writes down or answers.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task No_token_password_or_key_is_logged_reported_or_answered()
    {
        const string Planted = "planted";
        var file = Path.GetTempFileName();
        var passwords = Path.GetTempFileName();
        var logs = new RecordedLog(LogLevel.Trace);
        using var remote = new FakeIssuer { Webhook = body => body.Contains("broken", StringComparison.Ordinal) ? (HttpStatusCode.OK, body) : (HttpStatusCode.BadRequest, body) };
        try
        {
            await File.WriteAllTextAsync(file, $"{Planted}-file-token,ali,7\n");
            await File.WriteAllTextAsync(passwords, $"{Planted}-password,baba,8\n");
            var jwt = new JwtAuthenticator
            {
                Issuer = new Issuer { Url = FakeIssuer.Url, Audiences = ["cluster"] },
                ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "sub", Prefix = "" }, Groups = new PrefixedClaimOrExpression { Claim = "groups", Prefix = "" } },
            };
            await using var server = await TokenServer.Start(o => o with
            {
                Logging = logs,
                Authentication = o.Authentication with
                {
                    TokenFile = file,
                    PasswordFile = passwords,
                    BootstrapTokens = true,
                    OpenId = new OpenIdOptions { Configuration = new AuthenticationConfiguration { Jwt = [jwt] }, Handler = remote },
                    Webhook = new WebhookTokenOptions { Service = new ClientConfiguration { Server = new Uri("https://hook.example.com/check") }, Handler = remote },
                },
            });
            await server.Account();
            var bootstrap = $"abc{"def"}.0{Planted}89abcdef"[..23];
            await server.Client.Create(new Secret
            {
                Metadata = new ObjectMeta { Namespace = "kube-system", Name = "bootstrap-token-abcdef" },
                Type = "bootstrap.kubernetes.io/token",
                Data = ValueMap.Of(("token-id", ByteString.FromUtf8("abcdef")), ("token-secret", ByteString.FromUtf8($"1{Planted}89abcdef"[..16])), ("expiration", ByteString.FromUtf8("soon"))),
            });
            var account = (await server.Ask()).Status.Token;
            using var stranger = SigningKey.Create();
            string[] tokens =
            [
                $"{Planted}-file-token", $"{Planted}-file-tokem", bootstrap, account, account[..^4] + "AAAA", remote.Token(), remote.Token(("groups", new JsonNumber(1))),
                JsonWebToken.Create(JsonWebToken.TryParse(account)!.Payload, stranger), $"{Planted}-broken", $"{Planted}.{Planted}.{Planted}",
            ];
            var answers = new StringBuilder();
            foreach (var token in tokens)
            {
                answers.AppendLine((await server.Get("/api/v1/pods", "Bearer " + token)).Body.ToJsonString());
                answers.AppendLine((await server.Review(token)).ToString());
                answers.AppendLine((await server.Review(token, "vault")).ToString());
                answers.AppendLine((await server.Get("/api/v1/pods", null, ("Sec-WebSocket-Protocol", "x," + "base64url.bearer.authorization.k8s.io." + token))).Body.ToJsonString());
            }

            foreach (var pair in (string[])[$"baba:{Planted}-password", $"baba:{Planted}-passwort", $"{Planted}:x", Planted])
            {
                answers.AppendLine((await server.Get("/api/v1/pods", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)))).Body.ToJsonString());
            }

            var metrics = MetricRegistry.Write(server.Server.Host.Core.Options.Metrics, MetricRegistry.Process);
            string[] secrets = [Planted, .. tokens, .. tokens.SelectMany(t => t.Split('.')).Where(p => p.Length > 20), server.Key.ToPem().Split('\n')[1], Convert.ToBase64String(Encoding.UTF8.GetBytes($"baba:{Planted}-password"))];
            AssertReported(logs.Lines, metrics);
            foreach (var (place, text) in new[] { ("logs", logs.Text), ("metrics", metrics), ("answers", answers.ToString()) })
            {
                Assert.All(secrets, s => Assert.False(text.Contains(s, StringComparison.Ordinal), $"{s} stands in the {place}"));
            }
        }
        finally
        {
            File.Delete(file);
            File.Delete(passwords);
        }
    }

    private static void AssertReported(IEnumerable<string> logged, string metrics)
    {
        Assert.NotEmpty(logged);
        Assert.Contains("authentication_attempts{result=\"error\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("authentication_attempts{result=\"success\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("authenticated_user_requests{username=\"other\"}", metrics, StringComparison.Ordinal);
    }
}
