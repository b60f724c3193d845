using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Server;

namespace Dotnetes.Certificates;

/// <summary>
/// Changes an authority in three steps, between which both are trusted, so that nothing is refused on the way: trust the new one too, sign by the new one,
/// forget the old one. The key beside the bundle says which one signs, so each step is one file replaced after another, and may be repeated.
/// </summary>
/// <param name="data">The data directory.</param>
/// <param name="name">The authority: <c>ca</c> or <c>front-proxy-ca</c>.</param>
/// <param name="time">The clock.</param>
public sealed class AuthorityRotation(DataDirectory data, string name, TimeProvider time)
{
    private string BundlePath => Path.Combine(data.Pki, name + ".crt");

    private string KeyPath => Path.Combine(data.Pki, name + ".key");

    private string NextKeyPath => Path.Combine(data.Pki, name + ".next-key");

    private string OldKeyPath => Path.Combine(data.Pki, name + ".old-key");

    /// <summary>What was done last.</summary>
    public AuthorityRotationStep Step => File.Exists(NextKeyPath) ? AuthorityRotationStep.Trusted : Load().Bundle.Count > 1 ? AuthorityRotationStep.Switched : AuthorityRotationStep.None;

    /// <summary>Makes a new authority and trusts it beside the old one, which goes on signing.</summary>
    /// <exception cref="InvalidDataException">A change is under way.</exception>
    public X509Certificate2 Trust()
    {
        Require(AuthorityRotationStep.None);
        var now = Load();
        var subject = now.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false).Split('@')[0];

        // Clients that look for an authority by its name alone must not take one for the other.
        var next = CertificateAuthority.Create(string.Create(CultureInfo.InvariantCulture, $"{subject}@{time.GetUtcNow():yyyyMMddHHmmss}"), time);
        PrivateFile.Write(NextKeyPath, CertificateAuthority.KeyPem(next.Certificate));
        PublicFile.Write(BundlePath, now.Pem + next.Pem);
        return next.Certificate;
    }

    /// <summary>Lets the new authority sign, and has it issue all certificates of the control plane anew.</summary>
    /// <returns>The names of the certificates.</returns>
    /// <exception cref="InvalidDataException">It is not the time for it.</exception>
    public IReadOnlyList<string> Switch()
    {
        Require(AuthorityRotationStep.Trusted);
        var next = CertificateAuthority.FromPem(File.ReadAllText(BundlePath), File.ReadAllText(NextKeyPath), time);
        File.Copy(KeyPath, OldKeyPath, overwrite: true);
        File.Move(NextKeyPath, KeyPath, overwrite: true);

        // Nodes take the first one for the one that signs.
        var others = string.Concat(next.Bundle.Where(c => c.Thumbprint != next.Certificate.Thumbprint).Select(c => c.ExportCertificatePem() + "\n"));
        PublicFile.Write(BundlePath, next.Certificate.ExportCertificatePem() + "\n" + others);
        return CertificateRenewal.Renew(data, [], time);
    }

    /// <summary>Trusts the new authority only.</summary>
    /// <exception cref="InvalidDataException">It is not the time for it.</exception>
    public void Forget()
    {
        Require(AuthorityRotationStep.Switched);
        var now = Load();
        PublicFile.Write(BundlePath, now.Certificate.ExportCertificatePem() + "\n");
        File.Delete(OldKeyPath);
    }

    private CertificateAuthority Load() => File.Exists(BundlePath) && File.Exists(KeyPath)
        ? CertificateAuthority.FromPem(File.ReadAllText(BundlePath), File.ReadAllText(KeyPath), time)
        : throw new CryptographicException($"{data.Pki} holds no authority {name} with its key; name the server's --data-dir");

    private void Require(AuthorityRotationStep wanted)
    {
        if (Step != wanted)
        {
            throw new InvalidDataException(Step switch
            {
                AuthorityRotationStep.None => $"no change of the authority {name} is under way; 'dotnetes certs rotate-ca' begins one",
                AuthorityRotationStep.Trusted => $"the new authority {name} is trusted but does not sign yet; go on with 'dotnetes certs rotate-ca --switch'",
                _ => $"the new authority {name} signs already; go on with 'dotnetes certs rotate-ca --finish'",
            });
        }
    }
}
