using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Kubeconfig;

public sealed class ExecCredentialTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exec-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_supplies_a_client_certificate()
    {
        using var certificates = new TestCertificates();
        var pod = new Pod { Metadata = new() { Name = "web" } };
        await using var server = new TlsServer(certificates.Issue("CN=server"), JsonText.Encode(pod));
        var (certificate, key) = certificates.Issue("CN=jane");
        Write("answer", $$$"""
            {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"clientCertificateData":{{{Quote(certificate)}}},"clientKeyData":{{{Quote(key)}}}}}
            """);
        var config = new Config
        {
            CurrentContext = "x",
            Clusters = [new() { Name = "c", Cluster = new() { Server = $"https://127.0.0.1:{server.Port}", CertificateAuthorityData = ByteString.FromUtf8(certificates.AuthorityPem) } }],
            Users = [new() { Name = "u", User = new() { Exec = Program($"cat {_folder}/answer", "client.authentication.k8s.io/v1beta1") } }],
            Contexts = [new() { Name = "x", Context = new() { Cluster = "c", User = "u" } }],
        };
        using var transport = new HttpTransport(KubeconfigClient.Configure(config, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        Assert.Equal(pod, await new KubeClient(transport).Get<Pod>("ns", "web"));
        Assert.Equal(["CN=jane"], server.Clients);
    }

    [Fact]
    public async Task What_a_program_supplied_is_used_until_it_expires()
    {
        var time = new VirtualTime();
        var expires = time.GetUtcNow().AddMinutes(5).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var program = Program(
            $$$"""
            echo run >> {{{_folder}}}/runs
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t-'$(wc -l < {{{_folder}}}/runs)'","expirationTimestamp":"{{{expires}}}"}}'
            """,
            "client.authentication.k8s.io/v1");
        using var credentials = new ExecCredentials(program, Cluster.Empty, time);
        Assert.Equal("Bearer t-1", await credentials.Authorization(default));
        time.Step(TimeSpan.FromMinutes(4));
        Assert.Equal("Bearer t-1", await credentials.Authorization(default));
        time.Step(TimeSpan.FromMinutes(5));
        Assert.Equal("Bearer t-2", await credentials.Authorization(default));
    }

    [Fact]
    public async Task Requests_that_wait_share_one_run()
    {
        var program = Program(
            $$$"""
            echo run >> {{{_folder}}}/runs
            echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t"}}'
            """,
            "client.authentication.k8s.io/v1");
        using var credentials = new ExecCredentials(program, Cluster.Empty, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => credentials.Authorization(default).AsTask()));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_folder, "runs")));
    }

    private static string Quote(string text) => $"\"{text.ReplaceLineEndings("\\n")}\"";

    private ExecConfig Program(string body, string version)
    {
        var path = Write("program.sh", $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new() { Command = path, ApiVersion = version, InteractiveMode = ExecInteractiveMode.Never };
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
