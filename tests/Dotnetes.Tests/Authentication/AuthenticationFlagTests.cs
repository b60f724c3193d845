using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Certificates;
using Dotnetes.Commands;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Tests.Authentication;

public sealed class AuthenticationFlagTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("server")]
    [InlineData("kube-apiserver")]
    public void Both_commands_know_upstreams_flags(string command)
    {
        var arguments = (command == "server" ? ServerCommand.Create() : ApiServerCommand.Create()).Parse(
        [
            "--client-ca-file=a", "--token-auth-file=b", "--basic-auth-file=c", "--authentication-config=d", "--authentication-token-webhook-config-file=e",
            "--authentication-token-webhook-version=v1", "--authentication-token-webhook-cache-ttl=1m", "--anonymous-auth=false", "--enable-bootstrap-token-auth=false",
            "--api-audiences=x,y", "--service-account-issuer=https://i", "--oidc-issuer-url=https://o", "--oidc-client-id=k", "--oidc-ca-file=f", "--oidc-username-claim=g",
            "--oidc-username-prefix=h", "--oidc-groups-claim=i", "--oidc-groups-prefix=j", "--oidc-signing-algs=ES256", "--oidc-required-claim=a=b", "--oidc-required-claim=c=d",
            "--requestheader-client-ca-file=l", "--requestheader-allowed-names=m,n", "--requestheader-username-headers=o", "--requestheader-uid-headers=X-Remote-Uid",
            "--requestheader-group-headers=p", "--requestheader-extra-headers-prefix=q-",
        ]);
        Assert.Empty(arguments.Errors);
    }

    [Fact]
    public async Task Client_certificates_of_a_further_authority_are_good_and_changes_of_the_file_are_taken_over()
    {
        using var first = CertificateAuthority.Create("first", TimeProvider.System);
        using var second = CertificateAuthority.Create("second", TimeProvider.System);
        var file = Write("clients.crt", first.Pem);
        await using var server = await FlaggedServer.Start("--client-ca-file", file);
        using var jane = first.IssueClient("jane", "devs");
        using var jill = second.IssueClient("jill", "ops");
        Assert.Equal("jane [devs system:authenticated]", await server.WhoAmI(certificate: jane));
        Assert.Equal("Unauthorized", await server.WhoAmI(certificate: jill));

        Write("clients.crt", second.Pem);
        server.Time.Ahead = TimeSpan.FromSeconds(10);
        Assert.Equal("jill [ops system:authenticated]", await server.WhoAmI(certificate: jill));
        Assert.Equal("Unauthorized", await server.WhoAmI(certificate: jane));

        // What makes no sense changes nothing.
        Write("clients.crt", "nonsense");
        server.Time.Ahead = TimeSpan.FromSeconds(20);
        Assert.Equal("jill [ops system:authenticated]", await server.WhoAmI(certificate: jill));
    }

    [Fact]
    public async Task Tokens_and_passwords_of_files_are_good()
    {
        await using var server = await FlaggedServer.Start(
            "--token-auth-file", Write("tokens.csv", "sesame,ali,7,\"a,b\"\n"), "--basic-auth-file", Write("passwords.csv", "pass:word,baba,8,c\n"));
        Assert.Equal("ali [a b system:authenticated]", await server.WhoAmI("Bearer sesame"));
        Assert.Equal("baba [c system:authenticated]", await server.WhoAmI(Basic("baba:pass:word")));
        Assert.Contains(server.Warnings, w => w.Contains("gives users passwords (--basic-auth-file)", StringComparison.Ordinal));
        string[] wrong = ["Bearer Sesame", Basic("baba:pass"), Basic("baba:"), Basic("ali:sesame"), Basic("nobody:pass:word"), Basic("baba"), "Basic ???", "Basic " + Convert.ToBase64String([0xff, 0xfe, (byte)':'])];
        foreach (var authorization in wrong)
        {
            Assert.Equal((authorization, "Unauthorized"), (authorization, await server.WhoAmI(authorization)));
        }
    }

    [Fact]
    public async Task An_issuer_is_described_by_flags()
    {
        var certificates = new Shared.Certificates();
        await using var issuer = await TokenService.Start(certificates);
        await using var server = await FlaggedServer.Start(
            "--oidc-issuer-url", issuer.Url, "--oidc-client-id", "kube", "--oidc-ca-file", Write("oidc.crt", certificates.Authorities[0].ExportCertificatePem()),
            "--oidc-groups-claim", "teams", "--oidc-groups-prefix", "t:", "--oidc-signing-algs", "ES256,RS256", "--oidc-required-claim", "site=home");
        var home = ("site", (JsonValue)new JsonString("home"));
        Assert.Equal($"{issuer.Url}#jane [t:red system:authenticated]", await server.WhoAmI("Bearer " + issuer.Token("jane", home, ("teams", new JsonArray(new JsonString("red"))))));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + issuer.Token("jane")));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + issuer.Token("jane", ("site", new JsonString("away")))));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + issuer.Token("jane", home, ("aud", new JsonString("other")))));
    }

    [Fact]
    public async Task Only_the_named_algorithms_are_taken()
    {
        var certificates = new Shared.Certificates();
        await using var issuer = await TokenService.Start(certificates);
        await using var server = await FlaggedServer.Start(
            "--oidc-issuer-url", issuer.Url, "--oidc-client-id", "kube", "--oidc-ca-file", Write("oidc.crt", certificates.Authorities[0].ExportCertificatePem()));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + issuer.Token("jane")));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1beta1")]
    public async Task A_file_describes_several_issuers_and_who_may_be_anonymous(string version)
    {
        var certificates = new Shared.Certificates();
        await using var one = await TokenService.Start(certificates);
        await using var other = await TokenService.Start(certificates);
        var pem = certificates.Authorities[0].ExportCertificatePem().Replace("\n", "\\n", StringComparison.Ordinal);
        await using var server = await FlaggedServer.Start("--authentication-config", Write("auth.yaml", $$"""
            apiVersion: apiserver.config.k8s.io/{{version}}
            kind: AuthenticationConfiguration
            jwt:
            - issuer: {url: "{{one.Url}}", audiences: [kube], certificateAuthority: "{{pem}}"}
              claimMappings:
                username: {claim: sub, prefix: "one:"}
            - issuer: {url: "{{other.Url}}", audiences: [kube, more], audienceMatchPolicy: MatchAny, certificateAuthority: "{{pem}}"}
              claimValidationRules: [{claim: hd, requiredValue: example.com}]
              claimMappings:
                username: {claim: sub, prefix: ""}
                groups: {claim: roles, prefix: "r:"}
                uid: {claim: id}
            anonymous:
              enabled: true
              conditions: [{path: /livez}]
            """));
        Assert.Equal("one:jane [system:authenticated]", await server.WhoAmI("Bearer " + one.Token("jane")));
        (string, JsonValue)[] claims = [("hd", new JsonString("example.com")), ("id", new JsonString("7")), ("roles", new JsonString("dev"))];
        Assert.Equal("jill [r:dev system:authenticated]", await server.WhoAmI("Bearer " + other.Token("jill", claims)));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + other.Token("jill")));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.Send(HttpMethod.Get, "/livez")).Code);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await server.Send(HttpMethod.Get, "/version")).Code);
    }

    [Fact]
    public async Task A_webhook_tells_whose_a_token_is()
    {
        var certificates = new Shared.Certificates();
        await using var service = await TokenService.Start(certificates);
        var authority = Convert.ToBase64String(Encoding.UTF8.GetBytes(certificates.Authorities[0].ExportCertificatePem()));
        await using var server = await FlaggedServer.Start("--authentication-token-webhook-version=v1", "--authentication-token-webhook-cache-ttl=10m", "--authentication-token-webhook-config-file", Write("hook.kubeconfig", $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{{service.Url}}}/check", certificate-authority-data: {{{authority}}}}}]
            users: [{name: u, user: {}}]
            contexts: [{name: x, context: {cluster: c, user: u}}]
            current-context: x
            """));
        Assert.Equal("remote [far system:authenticated]", await server.WhoAmI("Bearer remote-token"));
        Assert.Equal("remote [far system:authenticated]", await server.WhoAmI("Bearer remote-token"));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer other-token"));
        Assert.Equal(2, service.Reviews.Count);
        Assert.Contains("authentication.k8s.io/v1\"", service.Reviews[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_is_believed_only_with_a_certificate_of_its_authority_and_an_allowed_name()
    {
        using var proxies = CertificateAuthority.Create("proxies", TimeProvider.System);
        await using var server = await FlaggedServer.Start(
            "--requestheader-client-ca-file", Write("proxy.crt", proxies.Pem), "--requestheader-allowed-names", "front,back", "--requestheader-username-headers", "X-Remote-User,X-Who");
        (string, string)[] headers = [("X-Who", "jane"), ("X-Remote-Group", "a"), ("X-Remote-Extra-Team", "red")];
        using var front = proxies.IssueClient("front");
        using var other = proxies.IssueClient("other");
        Assert.Equal("jane [a system:authenticated]", await server.WhoAmI(null, front, headers));
        Assert.Equal("Unauthorized", await server.WhoAmI(null, other, headers));
        Assert.Equal("Forbidden", await server.WhoAmI(null, null, headers));

        // A client of the cluster cannot pass itself off as a proxy.
        using var client = Client(server, "kubernetes-admin", "system:masters");
        Assert.Equal("kubernetes-admin [system:masters system:authenticated]", await server.WhoAmI(null, client, ("X-Remote-User", "jane")));
    }

    [Fact]
    public async Task A_proxys_authority_that_makes_client_certificates_too_needs_names()
    {
        using var both = CertificateAuthority.Create("both", TimeProvider.System);
        var file = Write("both.crt", both.Pem);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FlaggedServer.Start("--client-ca-file", file, "--requestheader-client-ca-file", file));
        Assert.Contains("--requestheader-allowed-names must be specified", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_anonymous_and_nobody_joins_where_the_flags_say_so()
    {
        await using var server = await FlaggedServer.Start("--anonymous-auth=false", "--enable-bootstrap-token-auth=false");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await server.Send(HttpMethod.Get, "/livez")).Code);
        await server.Admin.Create(new Secret
        {
            Metadata = new ObjectMeta { Namespace = "kube-system", Name = "bootstrap-token-abcdef" },
            Type = "bootstrap.kubernetes.io/token",
            Data = ValueMap.Of(
                ("token-id", ByteString.FromUtf8("abcdef")), ("token-secret", ByteString.FromUtf8("0123456789abcdef")), ("usage-bootstrap-authentication", ByteString.FromUtf8("true"))),
        });
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer abcdef.0123456789abcdef"));
    }

    [Fact]
    public async Task The_servers_audiences_are_those_of_the_flag()
    {
        await using var server = await FlaggedServer.Start("--api-audiences", "here,there");
        await server.Admin.Create(new ServiceAccount { Metadata = new ObjectMeta { Namespace = "default", Name = "builder" } });
        Assert.StartsWith("system:serviceaccount:default:builder", await server.WhoAmI("Bearer " + await Token("there")), StringComparison.Ordinal);
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + await Token("vault")));
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + await Token("https://kubernetes.default.svc.cluster.local")));

        async Task<string> Token(string audience) => (await server.Admin.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(
            "default", "builder", "token", new TokenRequest { Spec = new TokenRequestSpec { Audiences = [audience] } }, default)).Status.Token;
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "--token-auth-file", "a,b,c\n\nx,y\n", ":3: token file must have at least 3 columns (token, user name, user uid), found 2" },
        { "--basic-auth-file", "a,b,c\nx,b,d\n", ":2: the user b has a password already" },
        { "--client-ca-file", "nonsense", ": data does not contain any valid RSA or ECDSA certificates" },
        { "--requestheader-client-ca-file", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ": a certificate is damaged" },
        { "--authentication-config", "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: []\nanonimous: {}\n", ":4: unknown field \"anonimous\"" },
        { "--authentication-config", "apiVersion: apiserver.config.k8s.io/v1\nkind: Pod\n", ": apiVersion and kind must be" },
        { "--authentication-config", "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: [\n", ": " },
        {
            "--authentication-config",
            "apiVersion: apiserver.config.k8s.io/v1beta1\nkind: AuthenticationConfiguration\njwt:\n- issuer:\n    url: http://plain\n    audiences: [a]\n  claimMappings:\n    username: {claim: sub, prefix: ''}\n",
            ":5: jwt[0].issuer.url: Invalid value: \"http://plain\": URL scheme must be https"
        },
        {
            "--authentication-config",
            "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt:\n- issuer:\n    url: https://i\n    audiences: [a]\n  claimMappings:\n    username:\n      expression: subject\n",
            ":9: jwt[0].claimMappings.username.expression: Invalid value: \"subject\": compilation failed: ERROR: <input>:1:1: undeclared reference to 'subject' (in container '')"
        },
        {
            "--authentication-config",
            "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt:\n- issuer:\n    url: https://kubernetes.default.svc.cluster.local\n    audiences: [a]\n  claimMappings:\n    username: {claim: sub, prefix: ''}\n",
            ":5: jwt[0].issuer.url: Invalid value: \"https://kubernetes.default.svc.cluster.local\": URL must not overlap with disallowed issuers"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_in_a_file_stops_the_start_with_file_line_and_field(string flag, string text, string message)
    {
        var file = Write("wrong", text);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FlaggedServer.Start(flag, file));
        Assert.StartsWith(file + message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oidc-issuer-url and oidc-client-id must be specified together", "--oidc-client-id=k")]
    [InlineData("URL scheme must be https", "--oidc-client-id=k", "--oidc-issuer-url=http://x")]
    [InlineData("oidc: unsupported signing alg: \"HS256\"", "--oidc-client-id=k", "--oidc-issuer-url=https://x", "--oidc-signing-algs=HS256")]
    [InlineData("is not of the form CLAIM=VALUE", "--oidc-client-id=k", "--oidc-issuer-url=https://x", "--oidc-required-claim=x")]
    [InlineData("/nowhere: cannot be read", "--oidc-client-id=k", "--oidc-issuer-url=https://x", "--oidc-ca-file=/nowhere")]
    [InlineData("authentication-config file and oidc-* flags are mutually exclusive", "--authentication-config=/x", "--oidc-client-id=k")]
    [InlineData("/nowhere: cannot be read", "--authentication-config=/nowhere")]
    [InlineData("/nowhere: cannot be read", "--client-ca-file=/nowhere")]
    [InlineData("/nowhere: cannot be read", "--token-auth-file=/nowhere")]
    [InlineData("empty value in \"requestheader-group-headers\"", "--requestheader-group-headers= ")]
    [InlineData("X-Remote-Uid header", "--requestheader-uid-headers=X-Id")]
    [InlineData("is no duration", "--authentication-token-webhook-cache-ttl=soon")]
    public async Task Flags_that_make_no_sense_stop_the_start(string message, params string[] flags)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FlaggedServer.Start(flags));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_requests_are_settled_in_one_place_only()
    {
        var file = Write("auth.yaml", "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: []\nanonymous: {enabled: true}\n");
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => FlaggedServer.Start("--authentication-config", file, "--anonymous-auth=true"));
        Assert.Contains("--anonymous-auth flag cannot be set", error.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 Client(FlaggedServer server, string user, params string[] groups)
    {
        using var authority = CertificateAuthority.LoadOrCreate(server.Options.Data.Pki, "ca", "kubernetes", TimeProvider.System);
        return authority.IssueClient(user, groups);
    }

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
