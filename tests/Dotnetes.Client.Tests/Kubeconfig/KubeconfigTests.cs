using System.Text;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Kubeconfig;

public sealed class KubeconfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dotnetes-kubeconfig-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_entries_with_one_name_the_first_file_counts_and_paths_are_relative_to_their_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "b"));
        var first = Write("a.yaml", """
            current-context: one
            clusters:
            - name: c
              cluster: {server: "https://first", certificate-authority: ca.crt}
            users:
            - name: u
              user: {tokenFile: ../token, exec: {command: ./bin/login, apiVersion: v1}}
            """);
        var second = Write("b/b.yaml", """
            current-context: two
            clusters:
            - name: c
              cluster: {server: "https://second"}
            - name: d
              cluster: {server: "https://third"}
            contexts:
            - name: one
              context: {cluster: c, user: u}
            """);
        var merged = KubeconfigLoader.Merge([KubeconfigFile.Read(first), KubeconfigFile.Read(second)]);
        Assert.Equal("one", merged.CurrentContext);
        Assert.Equal(["c=https://first", "d=https://third"], merged.Clusters.Select(c => $"{c.Name}={c.Cluster.Server}"));
        Assert.Equal(Path.Combine(_folder, "ca.crt"), merged.Clusters[0].Cluster.CertificateAuthority);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(_folder)!, "token"), merged.Users[0].User.TokenFile);
        Assert.Equal(Path.Combine(_folder, "bin/login"), merged.Users[0].User.Exec!.Command);
        Assert.Single(merged.Contexts);
    }

    [Fact]
    public void A_written_file_is_the_owners_alone_and_reads_the_same()
    {
        var path = Path.Combine(_folder, "new/dir/config");
        var config = new Config
        {
            Kind = "Config",
            ApiVersion = "v1",
            CurrentContext = "x",
            Clusters = [new() { Name = "c", Cluster = new() { Server = "https://host:6443", CertificateAuthorityData = ByteString.FromUtf8("pem") } }],
            Users = [new() { Name = "u", User = new() { Token = "yes" } }],
            Contexts = [new() { Name = "x", Context = new() { Cluster = "c", User = "u", Namespace = "shop" } }],
        };
        KubeconfigFile.Write(path, config);
        Assert.Equal(config, KubeconfigFile.Read(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        KubeconfigFile.Write(path, config with { CurrentContext = "y" });
        Assert.Equal("y", KubeconfigFile.Read(path).CurrentContext);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Overrides_choose_another_context_and_what_is_named_must_exist()
    {
        var config = KubeconfigFile.Decode("""
            current-context: one
            clusters: [{name: c, cluster: {server: "https://c"}}, {name: d, cluster: {server: "https://d"}}]
            contexts: [{name: one, context: {cluster: c}}, {name: two, context: {cluster: d, namespace: shop}}]
            """u8);
        Assert.Equal(("https://c/", "default"), Place(null));
        Assert.Equal(("https://d/", "shop"), Place(new() { Context = "two" }));
        Assert.Equal(("https://c/", "web"), Place(new() { Context = "two", Cluster = "c", Namespace = "web" }));
        Assert.Equal(("https://elsewhere/", "default"), Place(new() { Server = "https://elsewhere" }));
        Assert.Equal("context \"three\" does not exist", Assert.Throws<KubeconfigException>(() => Place(new() { Context = "three" })).Message);
        Assert.Throws<KubeconfigException>(() => Place(new() { User = "nobody" }));
        Assert.Throws<KubeconfigException>(() => KubeconfigClient.Configure(Config.Empty, TimeProvider.System));

        (string, string) Place(KubeconfigOverrides? overrides)
        {
            var configuration = KubeconfigClient.Configure(config, TimeProvider.System, overrides);
            return (configuration.Server.ToString(), configuration.Namespace);
        }
    }

    [Fact]
    public async Task A_server_is_trusted_by_its_authority_and_sees_the_client_certificate()
    {
        using var certificates = new TestCertificates();
        var pod = new Pod { Metadata = new() { Name = "web" } };
        await using var server = new TlsServer(certificates.Issue("CN=server"), JsonText.Encode(pod));
        var (certificate, key) = certificates.Issue("CN=jane");
        var cluster = new Cluster { Server = $"https://127.0.0.1:{server.Port}", CertificateAuthorityData = ByteString.FromUtf8(certificates.AuthorityPem) };
        var user = new AuthInfo { ClientCertificateData = ByteString.FromUtf8(certificate), ClientKeyData = ByteString.FromUtf8(key) };
        Assert.Equal(pod, await Get(cluster, user));
        Assert.Equal(["CN=jane"], server.Clients);

        using var strangers = new TestCertificates();
        await Assert.ThrowsAsync<KubeTransportException>(() => Get(cluster with { CertificateAuthorityData = ByteString.FromUtf8(strangers.AuthorityPem) }, user));
        Assert.Equal(pod, await Get(cluster with { CertificateAuthorityData = default, InsecureSkipTlsVerify = true }, user));
    }

    [Fact]
    public async Task The_name_in_the_certificate_can_be_another_than_the_address()
    {
        using var certificates = new TestCertificates();
        await using var server = new TlsServer(certificates.Issue("CN=server", "kube.example.com"), JsonText.Encode(Pod.Empty));
        var cluster = new Cluster
        {
            Server = $"https://127.0.0.1:{server.Port}",
            CertificateAuthorityData = ByteString.FromUtf8(certificates.AuthorityPem),
            TlsServerName = "kube.example.com",
        };
        await Get(cluster, AuthInfo.Empty);
        await Assert.ThrowsAsync<KubeTransportException>(() => Get(cluster with { TlsServerName = "other.example.com" }, AuthInfo.Empty));
    }

    [Fact]
    public async Task A_program_supplies_a_token_until_the_server_refuses_it()
    {
        var runs = Path.Combine(_folder, "runs");
        var program = Script($$$"""
            echo "$KUBERNETES_EXEC_INFO $1 $MORE" >> {{{runs}}}
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t-'$(wc -l < {{{runs}}})'"}}'
            """);
        var exec = new ExecConfig
        {
            Command = program,
            Args = ["login"],
            Env = [new() { Name = "MORE", Value = "more" }],
            ApiVersion = "client.authentication.k8s.io/v1",
            InteractiveMode = ExecInteractiveMode.Never,
            ProvideClusterInfo = true,
        };
        using var credentials = new ExecCredentials(exec, new() { Server = "https://c" }, TimeProvider.System);
        Assert.Equal("Bearer t-1", await credentials.Authorization(default));
        Assert.Equal("Bearer t-1", await credentials.Authorization(default));
        Assert.True(credentials.Rejected());
        Assert.Equal("Bearer t-2", await credentials.Authorization(default));
        Assert.Equal(
            """{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"cluster":{"server":"https://c","config":null},"interactive":false}} login more""",
            (await File.ReadAllLinesAsync(runs))[0]);
    }

    [Theory]
    [InlineData("exit 3", "failed with exit code 3")]
    [InlineData("echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\"}'", "didn't return a status field")]
    [InlineData("echo nonsense", "decoding the output")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "didn't return a token or cert/key pair")]
    [InlineData("""echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"t"}}'""", "plugin returned version")]
    public async Task A_program_that_does_not_supply_credentials_is_an_error_that_says_so(string script, string message)
    {
        var exec = new ExecConfig { Command = Script(script), ApiVersion = "client.authentication.k8s.io/v1", InteractiveMode = ExecInteractiveMode.Never };
        using var credentials = new ExecCredentials(exec, Cluster.Empty, TimeProvider.System);
        var e = await Assert.ThrowsAsync<KubeTransportException>(() => credentials.Authorization(default).AsTask());
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_shows_its_install_hint()
    {
        var exec = new ExecConfig { Command = "/nowhere/login", ApiVersion = "client.authentication.k8s.io/v1", InstallHint = "get it there" };
        using var credentials = new ExecCredentials(exec, Cluster.Empty, TimeProvider.System);
        Assert.Contains("get it there", (await Assert.ThrowsAsync<KubeTransportException>(() => credentials.Authorization(default).AsTask())).Message);
    }

    [Fact]
    public async Task A_token_file_is_read_again_every_minute_and_after_a_refusal()
    {
        var time = new VirtualTime();
        var path = Write("token", "one\n");
        var credentials = new TokenFileCredentials(path, time);
        Assert.Equal("Bearer one", await credentials.Authorization(default));
        Write("token", "two\n");
        Assert.Equal("Bearer one", await credentials.Authorization(default));
        time.Step(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer two", await credentials.Authorization(default));
        Assert.False(credentials.Rejected());
        Write("token", "three\n");
        Assert.True(credentials.Rejected());
        File.Delete(path);
        time.Step(TimeSpan.FromMinutes(5));
        Assert.Equal("Bearer three", await credentials.Authorization(default));
    }

    private static async Task<Pod> Get(Cluster cluster, AuthInfo user)
    {
        var config = new Config
        {
            CurrentContext = "x",
            Clusters = [new() { Name = "c", Cluster = cluster }],
            Users = [new() { Name = "u", User = user }],
            Contexts = [new() { Name = "x", Context = new() { Cluster = "c", User = "u" } }],
        };
        using var transport = new HttpTransport(KubeconfigClient.Configure(config, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        return await new KubeClient(transport).Get<Pod>("ns", "web");
    }

    private string Script(string body)
    {
        var path = Write("program.sh", $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
