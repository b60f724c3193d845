using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Certificates;
using Dotnetes.Tests.Authentication;

namespace Dotnetes.Tests.Pki;

public sealed class LeafCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteeredTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(243, false)]
    [InlineData(244, true)]
    [InlineData(364, true)]
    [InlineData(366, true)]
    public void It_is_renewed_after_two_thirds_of_its_life(int days, bool isRenewed)
    {
        using var authority = CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time);
        var leaf = Leaf();
        Assert.True(leaf.Refresh(authority));
        var first = leaf.Current.SerialNumber;
        Assert.False(leaf.Refresh(authority));
        _time.Ahead = TimeSpan.FromDays(days);
        Assert.Equal(isRenewed, leaf.Refresh(authority));
        Assert.Equal(isRenewed, leaf.Current.SerialNumber != first);
        Assert.True(leaf.Current.NotAfter.ToUniversalTime() > _time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void It_stays_the_same_over_restarts_and_is_made_again_when_files_or_names_or_the_authority_change()
    {
        using var authority = CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time);
        var leaf = Leaf();
        leaf.Refresh(authority);
        var serial = leaf.Current.SerialNumber;
        var again = Leaf();
        again.Refresh(authority);
        Assert.Equal(serial, again.Current.SerialNumber);
        Assert.True(again.Current.HasPrivateKey);

        var renamed = Leaf("other.test");
        renamed.Refresh(authority);
        Assert.NotEqual(serial, renamed.Current.SerialNumber);
        Assert.True(renamed.Current.MatchesHostname("other.test"));

        File.Delete(_folder["leaf.crt"]);
        renamed.Refresh(authority);
        Assert.True(File.Exists(_folder["leaf.crt"]));

        using var stranger = CertificateAuthority.Create("test", _time);
        renamed.Refresh(stranger);
        Assert.True(stranger.HasIssued(renamed.Current));
        Assert.False(authority.HasIssued(renamed.Current));
    }

    [Fact]
    public void A_pair_that_is_half_written_is_waited_for_and_one_that_stays_damaged_is_replaced()
    {
        using var authority = CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time);
        var leaf = Leaf();
        leaf.Refresh(authority);
        var serial = leaf.Current.SerialNumber;
        using var next = authority.Renew(leaf.Current);
        File.WriteAllText(_folder["leaf.key"], CertificateAuthority.KeyPem(next));
        Assert.False(leaf.Refresh(authority));
        Assert.Equal(serial, leaf.Current.SerialNumber);
        File.WriteAllText(_folder["leaf.crt"], next.ExportCertificatePem());
        Assert.True(leaf.Refresh(authority));
        Assert.Equal(next.SerialNumber, leaf.Current.SerialNumber);

        File.WriteAllText(_folder["leaf.crt"], "nonsense");
        leaf.Refresh(authority);
        Assert.Equal(next.SerialNumber, leaf.Current.SerialNumber);
        Assert.True(leaf.Refresh(authority));
        Assert.NotEqual(next.SerialNumber, leaf.Current.SerialNumber);
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_only()
    {
        using var authority = CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time);
        Leaf().Refresh(authority);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.key"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_renewed_certificate_has_the_subject_the_names_and_the_usages_of_the_old_one()
    {
        using var authority = CertificateAuthority.Create("test", _time);
        using var server = authority.IssueServer("server", ["a.test", "b.test"], [IPAddress.Parse("10.1.2.3")]);
        using var client = authority.IssueClient("jane", "devs", "ops");
        using var server2 = authority.Renew(server);
        using var client2 = authority.Renew(client);
        Assert.Equal((server.Subject, client.Subject), (server2.Subject, client2.Subject));
        Assert.All((string[])["a.test", "b.test", "10.1.2.3"], n => Assert.True(server2.MatchesHostname(n)));
        Assert.Equal(Usage(server), Usage(server2));
        Assert.Equal(Usage(client), Usage(client2));
        Assert.NotEqual(server.GetPublicKeyString(), server2.GetPublicKeyString());

        static string? Usage(X509Certificate2 certificate) => Assert.Single(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()).EnhancedKeyUsages[0].Value;
    }

    [Fact]
    public void An_authority_with_an_rsa_key_as_kubeadm_makes_it_signs_too_and_nothing_outlives_it()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=kubernetes", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var certificate = request.CreateSelfSigned(_time.GetUtcNow().AddDays(-1), _time.GetUtcNow().AddDays(20));
        File.WriteAllText(_folder["ca.crt"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["ca.key"], key.ExportRSAPrivateKeyPem());
        using var authority = CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "ignored", _time);
        using var client = authority.IssueClient("jane");
        Assert.True(authority.HasIssued(client));
        Assert.True(client.NotAfter <= certificate.NotAfter);
    }

    [Fact]
    public void An_authority_whose_key_is_gone_is_not_replaced_behind_ones_back()
    {
        CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time).Dispose();
        File.Delete(_folder["ca.key"]);
        var error = Assert.Throws<CryptographicException>(() => CertificateAuthority.LoadOrCreate(_folder.Path, "ca", "test", _time));
        Assert.Contains("ca.key", error.Message, StringComparison.Ordinal);
    }

    private LeafCertificate Leaf(string name = "leaf.test") => new(_folder.Path, "leaf", a => a.IssueServer("leaf", [name], [IPAddress.Loopback]), () => [name, "127.0.0.1"], _time);
}
