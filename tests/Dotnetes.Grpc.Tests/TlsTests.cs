using System.Security.Authentication;
using Dotnetes.Grpc.Client;

namespace Dotnetes.Grpc.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task A_client_certificate_proves_the_caller()
    {
        await using var host = await EchoHost.Start("tls", new GrpcChannelOptions
        {
            Tls = new GrpcTlsOptions
            {
                CertificateAuthorities = EchoHost.Certificates.Authorities,
                ClientCertificate = () => EchoHost.Certificates.Client,
            },
        });
        Assert.Equal("CN=alice", (await host.Channel.Unary(EchoService.Caller, Note.Empty)).Text);
    }

    [Fact]
    public async Task Without_a_client_certificate_the_caller_is_nobody()
    {
        await using var host = await EchoHost.Start("tls");
        Assert.Equal("nobody", (await host.Channel.Unary(EchoService.Caller, Note.Empty)).Text);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        await using var host = await EchoHost.Start("tls", new GrpcChannelOptions
        {
            Tls = new GrpcTlsOptions { CertificateAuthorities = new Certificates().Authorities },
        });
        var failure = await StatusTests.Fails(host.Channel.Unary(EchoService.Echo, Note.Empty));
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Code, failure.NeverSent));
        Assert.Contains(Causes(failure), cause => cause is AuthenticationException);
    }

    [Theory]
    [InlineData("server.test", true)]
    [InlineData("other.test", false)]
    public async Task The_certificate_must_carry_the_authority(string name, bool accepted)
    {
        await using var host = await EchoHost.Start("tls", new GrpcChannelOptions
        {
            Tls = new GrpcTlsOptions { CertificateAuthorities = EchoHost.Certificates.Authorities },
            Authority = name,
        });
        var call = host.Channel.Unary(EchoService.Echo, Note.Empty);
        if (accepted)
        {
            await call;
        }
        else
        {
            Assert.Equal(GrpcStatusCode.Unavailable, (await StatusTests.Fails(call)).Code);
        }
    }

    [Fact]
    public async Task Verification_can_be_switched_off_by_name()
    {
        await using var host = await EchoHost.Start("tls", new GrpcChannelOptions { Tls = new GrpcTlsOptions { InsecureSkipVerify = true } });
        await host.Channel.Unary(EchoService.Echo, Note.Empty);
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }
}
