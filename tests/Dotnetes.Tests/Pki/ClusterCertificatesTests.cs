using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Certificates;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Tests.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Tests.Pki;

public sealed class ClusterCertificatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteeredTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Certificates_are_renewed_while_the_server_runs()
    {
        await using var server = await Start();
        var before = await Shown(server);
        var kubeconfig = File.ReadAllText(server.Options.Data.AdminKubeconfig);
        _time.Ahead = TimeSpan.FromDays(300);
        server.ControlPlane.Certificates.Refresh();
        var after = await Shown(server);
        Assert.NotEqual(before.SerialNumber, after.SerialNumber);
        Assert.True(after.NotAfter.ToUniversalTime() > _time.GetUtcNow().AddDays(300).UtcDateTime);
        Assert.NotEqual(kubeconfig, File.ReadAllText(server.Options.Data.AdminKubeconfig));
        Assert.Contains("kubernetes-admin", await AsAdmin(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_that_others_replace_are_taken_over_without_a_restart()
    {
        await using var server = await Start();
        var before = await Shown(server);
        var renewed = CertificateRenewal.Renew(server.Options.Data, [], _time);
        Assert.Equal(["apiserver", "apiserver-kubelet-client", "front-proxy-client", "admin"], renewed);
        _time.Ahead = TimeSpan.FromSeconds(10);
        server.ControlPlane.Certificates.Refresh();
        var after = await Shown(server);
        Assert.NotEqual(before.SerialNumber, after.SerialNumber);
        Assert.Equal(before.Subject, after.Subject);
    }

    [Fact]
    public async Task The_certificate_is_the_same_after_a_restart()
    {
        string serial;
        await using (var server = await Start())
        {
            serial = (await Shown(server)).SerialNumber;
        }

        await using var again = await Start();
        Assert.Equal(serial, (await Shown(again)).SerialNumber);
    }

    [Fact]
    public async Task The_authority_changes_under_a_running_server_and_nobody_who_learns_of_it_is_refused()
    {
        await using var server = await Start();
        var data = server.Options.Data;
        var rotation = new AuthorityRotation(data, "ca", _time);
        var oldBundle = await Bundle(server);
        using var oldClient = Issue(server, "node-a");
        Assert.Throws<InvalidDataException>(() => rotation.Switch());
        Assert.Throws<InvalidDataException>(rotation.Forget);

        // The new one is trusted; whoever knows only the old one sees no difference.
        rotation.Trust();
        Assert.Throws<InvalidDataException>(() => rotation.Trust());
        Pass(server);
        var both = await Bundle(server);
        Assert.Equal(2, both.Count);
        Assert.True(Trusts(oldBundle, await Shown(server)));
        Assert.StartsWith("node-a", await server.WhoAmI(certificate: oldClient), StringComparison.Ordinal);
        Assert.Contains("kubernetes-admin", await AsAdmin(server), StringComparison.Ordinal);

        // The new one signs; certificates of both are good.
        rotation.Switch();
        Assert.Throws<InvalidDataException>(() => rotation.Trust());
        Pass(server);
        using var newClient = Issue(server, "node-b");
        Assert.False(Trusts(oldBundle, await Shown(server)));
        Assert.True(Trusts(both, await Shown(server)));
        Assert.StartsWith("node-a", await server.WhoAmI(certificate: oldClient), StringComparison.Ordinal);
        Assert.StartsWith("node-b", await server.WhoAmI(certificate: newClient), StringComparison.Ordinal);
        Assert.Contains("kubernetes-admin", await AsAdmin(server), StringComparison.Ordinal);

        // The old one is forgotten.
        rotation.Forget();
        Assert.Equal(AuthorityRotationStep.None, rotation.Step);
        Pass(server);
        Assert.Single(await Bundle(server));
        Assert.Equal("Unauthorized", await server.WhoAmI(certificate: oldClient));
        Assert.StartsWith("node-b", await server.WhoAmI(certificate: newClient), StringComparison.Ordinal);
        Assert.Contains("kubernetes-admin", await AsAdmin(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_given_is_read_again_when_it_changes()
    {
        using var authority = CertificateAuthority.Create("elsewhere", _time);
        await using var first = new FlaggedCertificate(authority, _folder, "first.test");
        var options = new Dotnetes.Server.ServerOptions { ServingCertificateFile = first.Certificate, ServingKeyFile = first.Key, Data = new(_folder["data"]) };
        using var certificates = Dotnetes.Server.ClusterCertificates.Prepare(options, _time, NullLogger.Instance);
        Assert.True(certificates.Server.MatchesHostname("first.test"));
        await using var second = new FlaggedCertificate(authority, _folder, "second.test");
        _time.Ahead = TimeSpan.FromSeconds(10);
        Assert.True(certificates.Server.MatchesHostname("second.test"));
        File.WriteAllText(second.Certificate, "nonsense");
        _time.Ahead = TimeSpan.FromSeconds(20);
        Assert.True(certificates.Server.MatchesHostname("second.test"));
    }

    [Fact]
    public async Task A_component_shows_the_client_certificate_that_its_files_hold_now()
    {
        await using var server = await Start();
        using var first = Issue(server, "first");
        using var second = Issue(server, "second");
        Write(first);
        File.WriteAllText(_folder["ca.crt"], server.ControlPlane.Certificates.AuthorityPem);
        File.WriteAllText(_folder["kubeconfig"], $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{server.Url}}", certificate-authority: {{_folder["ca.crt"]}}{{"}}"}}]
            users: [{name: u, user: {client-certificate: {{_folder["c.crt"]}}, client-key: {{_folder["c.key"]}}{{"}}"}}]
            contexts: [{name: x, context: {cluster: c, user: u{{"}}"}}]
            current-context: x
            """);
        var configuration = KubeconfigClient.Configure(KubeconfigFile.Read(_folder["kubeconfig"]), _time);
        Assert.Equal("CN=first", configuration.Credentials.Certificate?.Subject);
        Assert.Equal("first", await Name());
        Write(second);
        _time.Ahead = TimeSpan.FromSeconds(10);
        Assert.Equal("second", await Name());

        // A server of another authority is not believed, until the file names that.
        File.WriteAllText(_folder["ca.crt"], CertificateAuthority.Create("other", _time).Pem);
        _time.Ahead = TimeSpan.FromSeconds(20);
        await Assert.ThrowsAnyAsync<Exception>(Name);

        async Task<string> Name()
        {
            using var transport = new HttpTransport(configuration, _time, NullLogger<HttpTransport>.Instance);
            return (await new KubeClient(transport).Create(new SelfSubjectReview())).Status.UserInfo.Username;
        }

        void Write(X509Certificate2 certificate)
        {
            File.WriteAllText(_folder["c.crt"], certificate.ExportCertificatePem());
            File.WriteAllText(_folder["c.key"], CertificateAuthority.KeyPem(certificate));
        }
    }

    [Fact]
    public async Task The_time_that_is_left_is_reported()
    {
        await using var server = await Start();
        using var client = Issue(server, "jane");
        await server.WhoAmI(certificate: client);
        var metrics = MetricRegistry.Write(server.ControlPlane.ApiServer.Core.Options.Metrics);
        Assert.Contains("apiserver_client_certificate_expiration_seconds_bucket{le=\"3.1104e+07\"} 0", metrics, StringComparison.Ordinal);
        Assert.Contains("apiserver_client_certificate_expiration_seconds_count 1", metrics, StringComparison.Ordinal);
        foreach (var name in (string[])["pki/ca", "pki/apiserver", "pki/front-proxy-ca", "admin.kubeconfig"])
        {
            Assert.Contains($"{CertificateWatch.MetricName}{{name=\"{name}\",", metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tokens_of_the_old_key_stay_good_when_the_key_changes()
    {
        await using var server = await Start();
        await server.Admin.Create(new ServiceAccount { Metadata = new ObjectMeta { Namespace = "default", Name = "builder" } });
        var old = await Token(server);
        Assert.StartsWith("system:serviceaccount:default:builder", await server.WhoAmI("Bearer " + old), StringComparison.Ordinal);
        var kept = TokenKeys.Rotate(server.Options.Data.Pki, _time);
        _time.Ahead = TimeSpan.FromSeconds(10);
        var young = await Token(server);
        Assert.NotEqual(old.Split('.')[0], young.Split('.')[0]);
        Assert.StartsWith("system:serviceaccount:default:builder", await server.WhoAmI("Bearer " + old), StringComparison.Ordinal);
        Assert.StartsWith("system:serviceaccount:default:builder", await server.WhoAmI("Bearer " + young), StringComparison.Ordinal);
        var keys = (await server.Send(HttpMethod.Get, "/openid/v1/jwks", null, "Bearer " + young)).Body;
        Assert.Equal(2, keys.Split("\"kid\"").Length - 1);

        // Without its key a token is no longer good, though it was before.
        File.Delete(kept);
        _time.Ahead = TimeSpan.FromSeconds(20);
        Assert.Equal("Unauthorized", await server.WhoAmI("Bearer " + old));
        Assert.StartsWith("system:serviceaccount:default:builder", await server.WhoAmI("Bearer " + young), StringComparison.Ordinal);

        static async Task<string> Token(FlaggedServer server) =>
            (await server.Admin.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>("default", "builder", "token", new TokenRequest(), default)).Status.Token;
    }

    private Task<FlaggedServer> Start() => FlaggedServer.StartAt(_folder["data"], _time);

    private void Pass(FlaggedServer server)
    {
        _time.Ahead += TimeSpan.FromSeconds(10);
        server.ControlPlane.Certificates.Refresh();
    }

    private static X509Certificate2 Issue(FlaggedServer server, string user)
    {
        using var authority = CertificateAuthority.LoadOrCreate(server.Options.Data.Pki, "ca", "kubernetes", TimeProvider.System);
        return authority.IssueClient(user);
    }

    private static async Task<X509Certificate2> Shown(FlaggedServer server)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.ControlPlane.ApiServer.Endpoint!.Port);
        await using var tls = new SslStream(socket.GetStream(), false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        return X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
    }

    private static async Task<X509Certificate2Collection> Bundle(FlaggedServer server)
    {
        var bundle = new X509Certificate2Collection();
        bundle.ImportFromPem((await server.Send(HttpMethod.Get, "/cacerts")).Body);
        return bundle;
    }

    private static bool Trusts(X509Certificate2Collection bundle, X509Certificate2 certificate) => bundle.Any(c => CertificateAuthority.Signed(c, certificate));

    // As people do: with the file that the server keeps, name and authority of the server checked.
    private async Task<string> AsAdmin(FlaggedServer server)
    {
        var configuration = KubeconfigClient.Configure(KubeconfigFile.Read(server.Options.Data.AdminKubeconfig), TimeProvider.System);
        using var transport = new HttpTransport(
            _time.Ahead > TimeSpan.FromDays(1) ? configuration with { InsecureSkipTlsVerify = true } : configuration, TimeProvider.System, NullLogger<HttpTransport>.Instance);
        return (await new KubeClient(transport).Create(new SelfSubjectReview())).Status.UserInfo.Username;
    }

    private sealed class FlaggedCertificate : IAsyncDisposable
    {
        public FlaggedCertificate(CertificateAuthority authority, TemporaryFolder folder, string name)
        {
            (Certificate, Key) = (folder["given.crt"], folder["given.key"]);
            using var certificate = authority.IssueServer(name, [name], []);
            File.WriteAllText(Certificate, certificate.ExportCertificatePem());
            File.WriteAllText(Key, CertificateAuthority.KeyPem(certificate));
        }

        public string Certificate { get; }

        public string Key { get; }

        public ValueTask DisposeAsync() => default;
    }
}
