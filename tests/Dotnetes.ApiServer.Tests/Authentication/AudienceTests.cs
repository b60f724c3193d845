using System.Net;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Webhooks;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>A token must be good only for whom it is meant, whoever made it: otherwise any server that is shown one could use it here, and the other way round.</summary>
public sealed class AudienceTests : IAsyncLifetime
{
    private const string Here = "here";

    private readonly FakeIssuer _remote = new();
    private readonly string _file = Path.GetTempFileName();
    private TokenServer _server = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_file, "filed,ali,7\n");
        _remote.Webhook = body => (HttpStatusCode.OK, body.Contains("hook-vault", StringComparison.Ordinal)
            ? """{"status":{"authenticated":true,"audiences":["vault"],"user":{"username":"remote"}}}"""
            : body.Contains("hook-both", StringComparison.Ordinal) ? """{"status":{"authenticated":true,"audiences":["vault","here"],"user":{"username":"remote"}}}"""
            : body.Contains("hook-none", StringComparison.Ordinal) ? """{"status":{"authenticated":true,"user":{"username":"remote"}}}"""
            : """{"status":{"authenticated":false}}""");
        var jwt = new JwtAuthenticator
        {
            Issuer = new Issuer { Url = FakeIssuer.Url, Audiences = ["cluster"] },
            ClaimMappings = new ClaimMappings { Username = new PrefixedClaimOrExpression { Claim = "sub", Prefix = "" } },
        };
        _server = await TokenServer.Start(o => o with
        {
            Authentication = o.Authentication with
            {
                TokenFile = _file,
                BootstrapTokens = true,
                ServiceAccounts = o.Authentication.ServiceAccounts! with { Audiences = [Here, "there"] },
                OpenId = new OpenIdOptions { Configuration = new AuthenticationConfiguration { Jwt = [jwt] }, Handler = _remote },
                Webhook = new WebhookTokenOptions { Service = new ClientConfiguration { Server = new Uri("https://hook.example.com/check") }, Handler = _remote },
            },
        });
        await _server.Account();
        await _server.Client.Create(new Secret
        {
            Metadata = new ObjectMeta { Namespace = "kube-system", Name = "bootstrap-token-abcdef" },
            Type = "bootstrap.kubernetes.io/token",
            Data = ValueMap.Of(
                ("token-id", ByteString.FromUtf8("abcdef")), ("token-secret", ByteString.FromUtf8("0123456789abcdef")), ("usage-bootstrap-authentication", ByteString.FromUtf8("true"))),
        });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _remote.Dispose();
        File.Delete(_file);
    }

    [Theory]

    // Tokens that name no audience are for this server, by any of its names.
    [InlineData("file", "", "here,there")]
    [InlineData("file", "there", "there")]
    [InlineData("file", "vault,there,x", "there")]
    [InlineData("file", "vault", null)]
    [InlineData("bootstrap", "", "here,there")]
    [InlineData("bootstrap", "vault", null)]
    [InlineData("oidc", "", "here,there")]
    [InlineData("oidc", "here", "here")]
    [InlineData("oidc", "vault", null)]

    // The audience of an issuer's token is the client's name there, not one of this server's.
    [InlineData("oidc", "cluster", null)]
    [InlineData("hook-none", "", "here,there")]
    [InlineData("hook-none", "vault", null)]
    [InlineData("hook-vault", "", null)]
    [InlineData("hook-vault", "here", null)]
    [InlineData("hook-vault", "vault", "vault")]
    [InlineData("hook-both", "", "here")]
    [InlineData("hook-both", "vault,other", "vault")]
    [InlineData("account:here", "", "here")]
    [InlineData("account:here", "there", null)]
    [InlineData("account:vault", "", null)]
    [InlineData("account:vault", "vault", "vault")]
    [InlineData("account:vault,here", "", "here")]
    [InlineData("account:vault,here", "here,vault", "here,vault")]
    [InlineData("account:Here", "", null)]
    [InlineData("account:here ", "", null)]
    public async Task A_token_is_good_for_the_audiences_that_it_shares_with_who_asks(string kind, string asked, string? common)
    {
        var token = await Token(kind);
        var review = await _server.Review(token, [.. asked.Split(',', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(common, review.Authenticated ? string.Join(',', review.Audiences) : null);
        Assert.True(review.Authenticated || (review.User.Username.Length == 0 && review.Error.Length > 0), review.Error);

        // A plain request asks for this server.
        if (asked.Length == 0)
        {
            Assert.Equal(common is not null, await _server.Try(token) != HttpStatusCode.Unauthorized);
        }
    }

    private async Task<string> Token(string kind) => kind.Split(':') switch
    {
        ["file"] => "filed",
        ["bootstrap"] => "abcdef.0123456789abcdef",
        ["oidc"] => _remote.Token(("jti", new JsonString("x"))),
        [var hook] => hook,
        [_, var audiences] => (await _server.Ask(audiences: [.. audiences.Split(',')])).Status.Token,
        _ => throw new InvalidOperationException(kind),
    };
}
