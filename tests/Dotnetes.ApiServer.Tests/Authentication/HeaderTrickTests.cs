using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Proxy;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>Headers by which senders try to pass for somebody else.</summary>
public sealed class HeaderTrickTests : IAsyncLifetime
{
    private const string Review = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private const string ReviewBody = """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""";

    private readonly X509Certificate2 _proxies = Authority("proxies");
    private readonly X509Certificate2 _clients = Authority("clients");
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with
        {
            Authorization = AuthorizationOptions.Default,
            Authenticators = [new ClientCertificateAuthenticator(_clients, TimeProvider.System), new HeaderAuthenticator()],
            Authentication = o.Authentication with { RequestHeader = new RequestHeaderOptions { Authorities = () => [_proxies], AllowedNames = ["front"] } },
        });
        var root = new KubeClient(_server.Transport);
        PolicyRule[] rules =
        [
            new() { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["users"], ResourceNames = ["jane"] },
            new() { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["groups"], ResourceNames = ["devs"] },
            new() { Verbs = ["impersonate"], ApiGroups = ["authentication.k8s.io"], Resources = ["userextras/team"], ResourceNames = ["red"] },
        ];
        await root.Create(new ClusterRole { Metadata = new ObjectMeta { Name = "eve" }, Rules = [.. rules] });
        await root.Create(new ClusterRoleBinding
        {
            Metadata = new ObjectMeta { Name = "eve" },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "eve" },
            Subjects = [new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = "eve" }],
        });
        await _server.Host.Core.Authorization.CatchUp(default);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _proxies.Dispose();
        _clients.Dispose();
    }

    [Theory]
    [InlineData("jane [system:authenticated]", "Impersonate-User: jane")]
    [InlineData("jane [devs system:authenticated]", "Impersonate-User: jane", "Impersonate-Group: devs")]
    [InlineData("jane [system:authenticated]", "impersonate-user: jane", "IMPERSONATE-EXTRA-TEAM: red")]
    [InlineData("eve [system:authenticated]", "Impersonate-Users: admin")]
    [InlineData("eve [system:authenticated]", "Impersonate: admin")]
    [InlineData("eve [system:authenticated]", "Impersonate-User:")]
    [InlineData("403", "Impersonate-User: admin")]
    [InlineData("403", "impersonate-user: admin")]
    [InlineData("403", "Impersonate-User: Jane")]
    [InlineData("403", "Impersonate-User: jane,admin")]
    [InlineData("403", "Impersonate-User: admin", "Impersonate-User: jane")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Group: system:masters")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Group: devs", "Impersonate-Group: system:masters")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Group: devs,system:masters")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Group: ")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Uid: 1")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Extra-Team: blue")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Extra-Team: red", "Impersonate-Extra-Team: blue")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Extra-Scopes: red")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Extra-: red")]
    [InlineData("403", "Impersonate-User: jane", "Impersonate-Extra-team%2fx: red")]
    [InlineData("403", "Impersonate-User: system:serviceaccount:kube-system:default")]
    [InlineData("403", "Impersonate-User: system:serviceaccount:kube-system:default:x")]
    [InlineData("403", "Impersonate-User: system:node:n")]
    [InlineData("403", "Impersonate-User: system:anonymous")]
    [InlineData("400", "Impersonate-Group: devs")]
    [InlineData("400", "Impersonate-Uid: 1")]
    [InlineData("400", "Impersonate-Extra-Team: red")]
    [InlineData("400", "Impersonate-User:", "Impersonate-Group: system:masters")]
    public async Task One_is_whom_one_may_be(string expected, params string[] headers) =>
        Assert.Equal(expected, await Send(null, ["X-Test-User: eve", .. headers]));

    [Theory]
    [InlineData("X-Remote-User: admin")]
    [InlineData("X-Remote-User: admin", "X-Remote-Group: system:masters")]
    [InlineData("x-remote-user: admin", "x-remote-group: system:masters", "X-Remote-Uid: 1", "X-Remote-Extra-Scopes: all")]
    [InlineData("X_Remote_User: admin")]
    [InlineData("X-Remote-User: admin", "X-Forwarded-Client-Cert: Subject=CN=front")]
    [InlineData("X-Remote-User: admin", "X-SSL-Client-Cert: front", "X-Client-Cert: front")]
    [InlineData("X-Remote-User: admin", "Connection: X-Remote-User")]
    [InlineData("X-Remote-User: admin", "X-Remote-User: system:admin")]
    public async Task A_proxys_headers_mean_nothing_from_anybody_else(params string[] headers)
    {
        Assert.Equal("403", await Send(null, headers));
        Assert.Equal("eve [system:authenticated]", await Send(null, ["X-Test-User: eve", .. headers]));
        using var client = Issue(_clients, "front");
        Assert.Equal("front [system:authenticated]", await Send(client, headers));
        using var other = Issue(_proxies, "back");
        Assert.Equal("401", await Send(other, headers));
    }

    [Fact]
    public async Task A_proxy_tells_the_user_but_gives_no_more_rights_than_the_user_has()
    {
        using var front = Issue(_proxies, "front");
        Assert.Equal("jill [ops system:authenticated]", await Send(front, ["X-Remote-User: jill", "X-Remote-Group: ops"]));

        // Whoever has come through the proxy is that user: neither a token nor impersonation makes another of them.
        Assert.Equal("jill [system:authenticated]", await Send(front, ["X-Remote-User: jill", "X-Test-User: eve"]));
        Assert.Equal("403", await Send(front, ["X-Remote-User: jill", "Impersonate-User: jane"]));
        Assert.Equal("jane [system:authenticated]", await Send(front, ["X-Remote-User: eve", "Impersonate-User: jane"]));

        // With no user it is nobody: the proxy's own certificate is not one of a client.
        Assert.Equal("401", await Send(front, []));
        Assert.Equal("401", await Send(front, ["X-Remote-User:", "X-Remote-Group: system:masters"]));
    }

    [Theory]
    [InlineData("/version", 200)]
    [InlineData("/version?x=/version", 200)]
    [InlineData("/version/", 401)]
    [InlineData("//version", 401)]
    [InlineData("/Version", 401)]
    [InlineData("/version%2f", 401)]
    [InlineData("/version%2f..%2fmetrics", 401)]
    [InlineData("/version/../metrics", 401)]
    [InlineData("/version/%2e%2e/metrics", 401)]
    [InlineData("/version;/metrics", 401)]
    [InlineData("/version%00", 400)]
    [InlineData("/version%3f", 401)]
    [InlineData("/version#", 401)]
    [InlineData("/metrics?/version", 401)]
    [InlineData("/metrics#/version", 401)]
    [InlineData("/api/v1/secrets/../../../version", 200)]
    public async Task Anonymous_requests_reach_the_path_that_is_named_and_no_spelling_of_another(string path, int code)
    {
        var anonymous = new AnonymousAuthConfig { Enabled = true, Conditions = [new AnonymousAuthCondition { Path = "/version" }] };
        await using var server = await TestServer.Start(https: true, o => o with
        {
            Authentication = o.Authentication with { OpenId = new OpenIdOptions { Configuration = new AuthenticationConfiguration { Anonymous = anonymous } } },
        });
        var status = await Raw.Send(server.Host.Endpoint!.Port, null, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.True(status.Code == code || (code >= 400 && status.Code == 400), $"{path}: {status.Code}");
    }

    private async Task<string> Send(X509Certificate2? certificate, string[] headers)
    {
        var lines = string.Concat(headers.Select(h => h + "\r\n"));
        var (code, body) = await Raw.Send(
            _server.Host.Endpoint!.Port, certificate,
            $"POST {Review} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(ReviewBody)}\r\n{(headers.Any(h => h.StartsWith("Connection", StringComparison.Ordinal)) ? "" : "Connection: close\r\n")}{lines}\r\n{ReviewBody}");
        if (code != (int)HttpStatusCode.Created)
        {
            return $"{code}";
        }

        var user = JsonNode.Parse(body)!["status"]!["userInfo"]!;
        return $"{user["username"]} [{string.Join(' ', user["groups"]?.AsArray().Select(g => (string?)g) ?? [])}]";
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var issued = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
