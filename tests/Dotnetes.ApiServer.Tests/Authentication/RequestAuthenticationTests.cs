using System.Net;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authorization;

namespace Dotnetes.ApiServer.Tests.Authentication;

public sealed class RequestAuthenticationTests
{
    private const string Review = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private const string ReviewBody = """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""";

    [Fact]
    public async Task A_bootstrap_token_lets_a_node_in_until_it_ends()
    {
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { BootstrapTokens = true } });
        var secret = await server.Client.Create(Bootstrap(server, "system:bootstrappers:workers"));
        const string Token = "abcdef.0123456789abcdef";
        var review = await server.Review(Token);
        Assert.True(review.Authenticated, review.Error);
        Assert.Equal("system:bootstrap:abcdef", review.User.Username);
        Assert.Equal(["system:bootstrappers", "system:bootstrappers:workers", "system:authenticated"], review.User.Groups);
        foreach (var wrong in (string[])["abcdef.0123456789abcdee", "abcdee.0123456789abcdef", "abcdef.", "ABCDEF.0123456789abcdef", "abcdef.0123456789abcdef0"])
        {
            Assert.Equal("invalid bearer token", (await server.Review(wrong)).Error);
        }

        server.Time.Ahead = TimeSpan.FromHours(2);
        Assert.False((await server.Review(Token)).Authenticated);
        server.Time.Ahead = default;
        await server.Client.Update(secret with { Data = secret.Data.With("auth-extra-groups", ByteString.FromUtf8("system:masters")) });
        await server.Refuses(Token, "invalid bearer token");
    }

    [Theory]
    [InlineData("usage-bootstrap-authentication", "false")]
    [InlineData("token-id", "zzzzzz")]
    [InlineData("expiration", "soon")]
    public async Task A_bootstrap_secret_that_is_not_right_is_no_token(string key, string value)
    {
        await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { BootstrapTokens = true } });
        var secret = Bootstrap(server, "");
        await server.Client.Create(secret with { Data = secret.Data.With(key, ByteString.FromUtf8(value)) });
        Assert.Equal("invalid bearer token", (await server.Review("abcdef.0123456789abcdef")).Error);
    }

    [Fact]
    public async Task Tokens_of_a_file_name_user_uid_and_groups()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "sesame,ali,7,\"a,b\"\nopen,baba,8\n");
            await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { TokenFile = path } });
            var review = await server.Review("sesame");
            Assert.Equal(("ali", "7"), (review.User.Username, review.User.Uid));
            Assert.Equal(["a", "b", "system:authenticated"], review.User.Groups);
            Assert.True((await server.Review("open")).Authenticated);
            Assert.False((await server.Review("shut")).Authenticated);
            Assert.False((await server.Review("sesame", "vault")).Authenticated);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Anonymous_requests_reach_only_the_paths_that_are_named()
    {
        await using var server = await TokenServer.Start(o => o with
        {
            Authentication = o.Authentication with
            {
                OpenId = new OpenIdOptions { Configuration = new AuthenticationConfiguration { Anonymous = new AnonymousAuthConfig { Enabled = true, Conditions = [new AnonymousAuthCondition { Path = "/version" }] } } },
            },
        });
        Assert.Equal(HttpStatusCode.OK, (await server.Get("/version")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Get("/version/")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Get("/api/v1/pods")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Get("/version", "Bearer wrong")).Code);
    }

    [Fact]
    public async Task One_acts_as_somebody_else_only_with_the_right_to_each_part()
    {
        var authorizer = new Recorder();
        await using var server = await TokenServer.Start(o => o with { Authorizers = [authorizer] });
        await server.Account();
        var bearer = "Bearer " + (await server.Ask()).Status.Token;
        var (code, _, _) = await server.Get(
            "/api/v1/namespaces/default", bearer,
            ("Impersonate-User", "jane"), ("Impersonate-Group", "devs"), ("Impersonate-Uid", "u1"), ("Impersonate-Extra-acme.com%2fproject", "p"));
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(["users//jane", "authentication.k8s.io/uids//u1", "groups//devs", "authentication.k8s.io/userextras/acme.com/project/p"], authorizer.Impersonated);
        var last = authorizer.Last!;
        Assert.Equal(("jane", "u1"), (last.Name, last.Uid));
        Assert.Equal(["devs", "system:authenticated"], last.Groups);
        Assert.Equal(["p"], last.Extra["acme.com/project"]);

        await server.Get("/api/v1/namespaces/default", bearer, ("Impersonate-User", "system:serviceaccount:kube-system:x"));
        Assert.Equal("serviceaccounts/kube-system/x", authorizer.Impersonated[^1]);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"], authorizer.Last!.Groups);

        await server.Get("/api/v1/namespaces/default", bearer, ("Impersonate-User", "system:serviceaccount:Not A Namespace:x"));
        Assert.StartsWith("users//", authorizer.Impersonated[^1]);

        var (refused, body, _) = await server.Get("/api/v1/namespaces/default", bearer, ("Impersonate-User", "jane"), ("Impersonate-Group", "system:masters"));
        Assert.Equal(HttpStatusCode.Forbidden, refused);
        Assert.StartsWith("groups \"system:masters\" is forbidden: User \"system:serviceaccount:default:builder\" cannot impersonate resource \"groups\" in API group \"\" at the cluster scope", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Get("/api/v1/namespaces/default", bearer, ("Impersonate-Group", "devs"))).Code);
    }

    [Fact]
    public async Task Headers_of_a_proxy_mean_nothing_without_its_certificate()
    {
        await using var server = await TokenServer.Start(o => o with
        {
            AnonymousUser = UserInfo.Anonymous,
            Authentication = o.Authentication with { RequestHeader = new Dotnetes.ApiServer.Authentication.Proxy.RequestHeaderOptions { Authorities = () => [] } },
        });
        await server.Account();
        var (code, body) = await server.Post(Review, ReviewBody, (await server.Ask()).Status.Token);
        Assert.Equal(HttpStatusCode.Created, code);
        Assert.Equal("system:serviceaccount:default:builder", (string?)body["status"]!["userInfo"]!["username"]);

        using var request = new HttpRequestMessage(HttpMethod.Post, Review) { Content = new StringContent(ReviewBody, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Remote-User", "admin");
        request.Headers.Add("X-Remote-Group", "system:masters");
        using var response = await server.Server.Http.SendAsync(request);
        Assert.Contains("\"system:anonymous\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Secret Bootstrap(TokenServer server, string groups) => new()
    {
        Metadata = new ObjectMeta { Namespace = "kube-system", Name = "bootstrap-token-abcdef" },
        Type = "bootstrap.kubernetes.io/token",
        Data = ValueMap.Of(
            ("token-id", ByteString.FromUtf8("abcdef")),
            ("token-secret", ByteString.FromUtf8("0123456789abcdef")),
            ("usage-bootstrap-authentication", ByteString.FromUtf8("true")),
            ("expiration", ByteString.FromUtf8(server.Time.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ"))),
            ("auth-extra-groups", ByteString.FromUtf8(groups))),
    };

    private sealed class Recorder : IAuthorizer
    {
        public List<string> Impersonated { get; } = [];

        public Dotnetes.ApiServer.Authentication.UserInfo? Last { get; private set; }

        public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
        {
            if (attributes.Verb.StartsWith("impersonate", StringComparison.Ordinal) && attributes.Verb != "impersonate")
            {
                // Only the old way is allowed.
                return new(new AuthorizationDecision(AuthorizationVerdict.NoOpinion));
            }

            if (attributes.Verb != "impersonate")
            {
                Last = attributes.User;
                return new(new AuthorizationDecision(AuthorizationVerdict.Allow));
            }

            Impersonated.Add(
                (attributes.Group.Length > 0 ? attributes.Group + "/" : "") + attributes.Resource + "/" + (attributes.Namespace + attributes.Subresource) + "/" + attributes.Name);
            return new(new AuthorizationDecision(attributes.Name == "system:masters" ? AuthorizationVerdict.NoOpinion : AuthorizationVerdict.Allow));
        }
    }
}
