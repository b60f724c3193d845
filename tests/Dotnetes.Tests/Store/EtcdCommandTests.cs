using System.Security.Cryptography;
using Dotnetes.Grpc.Client;
using Dotnetes.Store;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Tests.Store;

[Trait("Tier", "Integration")]
public sealed class EtcdCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Records_survive_a_stop_in_order()
    {
        await using (var server = await StoreProgram.Start(_folder["a"]))
        {
            await using var store = server.Connect();
            Assert.Equal(2, await store.Put("k", new byte[] { 1 }));
            Assert.Equal(0, await server.Stop());
        }

        await using var again = await StoreProgram.Start(_folder["a"], "--store-durability=relaxed");
        await using var same = again.Connect();
        Assert.Equal(2, (await same.Get("k")).Item!.ModRevision);
        Assert.Contains("durab", again.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("warn", again.Errors);
    }

    [Fact]
    public async Task The_name_localhost_is_this_machine()
    {
        await using var server = await StoreProgram.Start(_folder["a"], "--listen-client-urls", "http://localhost:0");
        Assert.StartsWith("http://127.0.0.1:", server.Address);
    }

    [Fact]
    public async Task Client_certificates_are_demanded_with_tls()
    {
        var certificates = new Shared.Certificates();
        var (ca, cert, key, clientCert, clientKey) = WriteCertificates(certificates);
        await using var server = await StoreProgram.Start(
            _folder["a"], "--listen-client-urls", "https://127.0.0.1:0", "--cert-file", cert, "--key-file", key, "--trusted-ca-file", ca, "--client-cert-auth");
        var tls = new GrpcTlsOptions { CertificateAuthorities = certificates.Authorities, ClientCertificate = () => certificates.Client };
        await using var store = server.Connect(new EtcdStoreOptions { Endpoints = [], Tls = tls });
        Assert.Equal(2, await store.Put("k", new byte[] { 1 }));
        await using var nobody = server.Connect(new EtcdStoreOptions
        {
            Endpoints = [],
            Tls = tls with { ClientCertificate = null },
            RetryWindow = TimeSpan.FromMilliseconds(100),
        });
        await Assert.ThrowsAsync<StoreException>(async () => await nobody.Get("k"));
        var saved = await Run("snapshot", "save", _folder["backup"], "--endpoints", server.Address, "--cacert", ca, "--cert", clientCert, "--key", clientKey);
        Assert.Equal((0, ""), (saved.Code, saved.Error));
        Assert.StartsWith("revision 2, 1 keys", (await Run("snapshot", "status", _folder["backup"])).Output);
    }

    [Theory]
    [InlineData("--cert-file and --key-file", "--listen-client-urls", "https://127.0.0.1:0")]
    [InlineData("--cert-file and --key-file", "--cert-file", "/nowhere/cert")]
    [InlineData("nowhere", "--cert-file", "/nowhere/cert", "--key-file", "/nowhere/key")]
    [InlineData("address", "--listen-client-urls", "http://203.0.113.1:1")]
    [InlineData("nonsense", "--listen-client-urls", "nonsense")]
    [InlineData("name.test", "--listen-client-urls", "http://name.test:2379")]
    public async Task What_is_wrong_is_told_in_a_sentence(string reason, params string[] arguments)
    {
        await using var server = StoreProgram.Launch(_folder["a"], arguments);
        Assert.Equal(1, await server.ExitCode());
        var error = server.Errors.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("error: ", error);
        Assert.Contains(reason, error);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_the_process()
    {
        // A limit on the length of files is a write error that is no full disk. W^X would meet the limit first.
        const string script = "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 256; exec \"$@\"";
        await using var server = StoreProgram.LaunchProgram(
            "/bin/bash", ["-c", script, "bash", DotnetesProgram.Path, "etcd", "--data-dir", _folder["a"], "--listen-client-urls", "http://127.0.0.1:0"]);
        await server.UntilReady();
        var acknowledged = 0;
        await using (var store = server.Connect(new EtcdStoreOptions { Endpoints = [], RetryWindow = TimeSpan.Zero }))
        {
            await Assert.ThrowsAsync<StoreException>(async () =>
            {
                for (; acknowledged < 1000; acknowledged++)
                {
                    await store.Put($"k/{acknowledged}", RandomNumberGenerator.GetBytes(10_000));
                }
            });
        }

        Assert.Equal(1, await server.ExitCode());
        Assert.Contains("error: the store has stopped", server.Errors);
        await using var again = await StoreProgram.Start(_folder["a"]);
        await using var same = again.Connect();
        Assert.InRange((await same.Range(RangeRequest.Prefix("k/") with { CountOnly = true })).Count, acknowledged, acknowledged + 1);
    }

    [EtcdFact]
    public async Task Members_of_real_etcd_are_defragmented_one_after_the_other()
    {
        var members = await EtcdProcess.StartCluster(3);
        try
        {
            await using (var store = new EtcdStore(new EtcdStoreOptions { Endpoints = [members[0].Address] }, TimeProvider.System, new Random(1)))
            {
                for (var i = 0; i < 40; i++)
                {
                    await store.Put("k", new byte[100_000]);
                }

                await store.Compact((await store.Status()).Revision);
            }

            var endpoints = string.Join(",", members.Select(m => m.Address));
            var result = await Run("etcd", "defrag", "--endpoints", endpoints);
            Assert.Equal((0, ""), (result.Code, result.Error));
            var lines = result.Output.TrimEnd().Split('\n');
            Assert.Equal(members.Select(m => m.Address).Order(), lines.Select(line => line.Split(": ")[0]).Order());
            Assert.All(lines, line => Assert.Matches(@": \d+ bytes before, \d+ after$", line));
            await members[1].Kill();
            var broken = await Run("etcd", "defrag", "--endpoints", endpoints);
            Assert.Equal((1, ""), (broken.Code, broken.Output));
            Assert.Contains("error: ", broken.Error);
        }
        finally
        {
            foreach (var member in members)
            {
                await member.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Defrag_wants_to_know_the_members()
    {
        var result = await Run("etcd", "defrag");
        Assert.Equal(1, result.Code);
        Assert.StartsWith("error: --endpoints is needed", result.Error);
    }

    private static Task<ProgramResult> Run(params string[] arguments) => ExternalProgram.Try(DotnetesProgram.Path, arguments);

    private (string Ca, string Cert, string Key, string ClientCert, string ClientKey) WriteCertificates(Shared.Certificates certificates)
    {
        File.WriteAllText(_folder["ca"], certificates.Authorities.ExportCertificatePems());
        File.WriteAllText(_folder["cert"], certificates.Server.ExportCertificatePem());
        File.WriteAllText(_folder["key"], System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificates.Server)!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_folder["client"], certificates.Client.ExportCertificatePem());
        File.WriteAllText(_folder["client.key"], System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificates.Client)!.ExportPkcs8PrivateKeyPem());
        return (_folder["ca"], _folder["cert"], _folder["key"], _folder["client"], _folder["client.key"]);
    }
}
