using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.Passwords;
using Dotnetes.ApiServer.Authentication.Proxy;
using Dotnetes.ApiServer.Authentication.Tokens;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>Whatever comes, nothing breaks and nobody gets in.</summary>
public sealed class CredentialFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_changed_certificate_is_nobodys(int seed)
    {
        var random = new Random(seed);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var clientRequest = new CertificateRequest("O=system:masters, CN=admin", key, HashAlgorithmName.SHA256);
        clientRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var good = clientRequest.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        var authenticator = new ClientCertificateAuthenticator(authority, TimeProvider.System);
        var proxy = new RequestHeaderAuthenticator(new RequestHeaderOptions { Authorities = () => [authority] }, TimeProvider.System);
        Assert.Equal("admin", (await Ask(authenticator, good)).User?.Name);
        Assert.Equal("root", (await Ask(proxy, good)).User?.Name);
        var read = 0;
        for (var i = 0; i < 700; i++)
        {
            var bytes = Change(good.RawData, random);
            X509Certificate2 changed;
            try
            {
                changed = X509CertificateLoader.LoadCertificate(bytes);
            }
            catch (CryptographicException)
            {
                // TLS does not let it in.
                continue;
            }

            read++;
            using (changed)
            {
                // Some readers pass over what follows a certificate.
                if (!changed.RawDataMemory.Span.SequenceEqual(good.RawData))
                {
                    Assert.Null((await Ask(authenticator, changed)).User);
                    Assert.Null((await Ask(proxy, changed)).User);
                }
            }
        }

        Assert.True(read > 50, $"{read} could be read");
    }

    [Theory]
    [InlineData("admin", false, false, true)]
    [InlineData("admin", true, false, false)]
    [InlineData("admin", false, true, false)]
    public async Task A_certificate_must_be_valid_now_and_for_clients(string name, bool isExpired, bool isForServers, bool isGood)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(10));
        var leaf = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        leaf.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isForServers ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], false));
        using var certificate = leaf.Create(authority, DateTimeOffset.UtcNow.AddDays(-5), DateTimeOffset.UtcNow.AddDays(isExpired ? -1 : 1), [1]);
        var result = await Ask(new ClientCertificateAuthenticator(authority, TimeProvider.System), certificate);
        Assert.Equal(isGood ? name : null, result.User?.Name);
        Assert.Equal(isGood, result.Error is null);

        // A client's certificate vouches for nobody else.
        using var below = leaf.Create(certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), DateTimeOffset.UtcNow.AddDays(-4), DateTimeOffset.UtcNow.AddDays(1), [2]);
        Assert.Null((await Ask(new ClientCertificateAuthenticator(certificate, TimeProvider.System), below)).User);
    }

    [Fact]
    public async Task A_certificate_that_was_good_is_not_when_it_ends_or_its_authority_goes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var time = new MovableTime();
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(10));
        using var other = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(10));
        using var leaf = new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256).Create(authority, DateTimeOffset.UtcNow.AddDays(-5), DateTimeOffset.UtcNow.AddSeconds(20), [1]);
        X509Certificate2Collection authorities = [authority];
        var authenticator = new ClientCertificateAuthenticator(() => authorities, time);
        Assert.Equal("jane", (await Ask(authenticator, leaf)).User?.Name);
        Assert.Equal("jane", (await Ask(authenticator, leaf)).User?.Name);
        authorities = [other];
        Assert.Null((await Ask(authenticator, leaf)).User);
        authorities = [authority];
        Assert.Equal("jane", (await Ask(authenticator, leaf)).User?.Name);
        time.Ahead = TimeSpan.FromSeconds(21);
        Assert.Null((await Ask(authenticator, leaf)).User);
        time.Ahead = TimeSpan.FromDays(-6);
        Assert.Null((await Ask(authenticator, leaf)).User);
    }

    [Fact]
    public void Whatever_stands_in_a_token_it_is_read_or_not_but_nothing_breaks()
    {
        var random = new Random(5);
        string[] seeds = ["eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "a.b.c", "..", """{"alg":"ES256"}""", "eyJhbGciOm51bGx9.eyJpc3MiOjF9.", "e30.e30.e30"];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Change(Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]), random);
            var parsed = JsonWebToken.TryParse(Encoding.Latin1.GetString(bytes));
            if (parsed is not null)
            {
                _ = TokenClaims.TryRead(parsed.Payload)?.CheckTimes(DateTimeOffset.UnixEpoch);
            }
        }
    }

    [Fact]
    public async Task Whatever_stands_in_the_header_the_answer_is_a_refusal()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "word,admin,1,system:masters\n");
            await using var server = await TokenServer.Start(o => o with { Authentication = o.Authentication with { BootstrapTokens = true, PasswordFile = path } });
            var port = server.Server.Host.Endpoint!.Port;
            var random = new Random(6);
            string[] seeds = ["Bearer abcdef.0123456789abcdef", "Bearer eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "Basic YWRtaW46eA==", "Basic YWRtaW4=", "Bearer", "Negotiate x", "Digest username=\"admin\""];
            for (var i = 0; i < 150; i++)
            {
                var value = Change(Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]), random).Where(b => b is not ((byte)'\r' or (byte)'\n')).ToArray();
                byte[] request = [.. "GET /api/v1/namespaces HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "u8, .. value, .. "\r\n\r\n"u8];
                var (code, body) = await Raw.Send(port, null, request);
                Assert.True(code is 0 or 400 or 401 or 431, $"{code} for {Convert.ToHexString(value)}: {body}");
            }

            // Several headers, folded and odd ones: none adds up to a user.
            string[] lines =
            [
                "Authorization: Basic eDp5\r\nAuthorization: Basic YWRtaW46d29yZA==", "Authorization:\r\n Basic YWRtaW46d29yZA==", "Authorization : Basic YWRtaW46d29yZA==", "Authorization: Basic YWRtaW46d29yZA", "Authorization: Basic=YWRtaW46d29yZA==",
                "authorization: basic YWRtaW46d29yZGU=", "Proxy-Authorization: Basic YWRtaW46d29yZA==", "X-Authorization: Basic YWRtaW46d29yZA==", "Cookie: Authorization=Basic YWRtaW46d29yZA==",
            ];
            foreach (var line in lines)
            {
                var (code, body) = await Raw.Send(port, null, $"GET /api/v1/namespaces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{line}\r\n\r\n");
                Assert.True(code is 0 or 400 or 401, $"{code} for {line}: {body}");
            }

            Assert.Equal(200, (await Raw.Send(port, null, "GET /api/v1/namespaces HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic YWRtaW46d29yZA==\r\n\r\n")).Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Lines_of_credentials_are_read_or_refused_with_their_number()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = Encoding.Latin1.GetString(Change("a,b,c,\"d,e\"\nf,g,h\n"u8.ToArray(), random));
            foreach (var read in (Action[])[() => _ = new TokenFileAuthenticator(text, "file"), () => _ = new PasswordFileAuthenticator(text, "file")])
            {
                if (Record.Exception(read) is { } e)
                {
                    Assert.Matches(@"\Afile:\d+: ", Assert.IsType<Machinery.Configuration.ConfigurationException>(e).Message);
                }
            }
        }
    }

    private static async Task<AuthenticationResult> Ask(IAuthenticator authenticator, X509Certificate2 certificate)
    {
        var context = new DefaultHttpContext();
        context.Connection.ClientCertificate = certificate;
        context.Request.Headers["X-Remote-User"] = "root";
        return await authenticator.Authenticate(context, default);
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0 && changed.Count > 0; i--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(4))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    changed.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    changed.RemoveAt(at);
                    break;
            }
        }

        return [.. changed];
    }
}
