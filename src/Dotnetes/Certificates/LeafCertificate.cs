using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Certificates;

/// <summary>
/// A certificate of the cluster in two PEM files, <c>NAME.crt</c> and <c>NAME.key</c>. It is made when it is missing, renewed in time, made anew when the
/// authority or the names change, and read again when somebody else has replaced the files.
/// </summary>
/// <param name="folder">The folder of the files.</param>
/// <param name="name">The name of the files.</param>
/// <param name="issue">Has the authority issue it.</param>
/// <param name="names">The DNS names and addresses that it must have now.</param>
/// <param name="time">The clock.</param>
public sealed class LeafCertificate(string folder, string name, Func<CertificateAuthority, X509Certificate2> issue, Func<IEnumerable<string>> names, TimeProvider time)
{
    private readonly string _certificatePath = Path.Combine(folder, name + ".crt");
    private readonly string _keyPath = Path.Combine(folder, name + ".key");
    private volatile X509Certificate2? _current;
    private string _text = "";
    private bool _wasDamaged;
    private (CertificateAuthority?, X509Certificate2?) _issued;

    /// <summary>The certificate with its key.</summary>
    /// <exception cref="InvalidOperationException">It was not looked for yet.</exception>
    public X509Certificate2 Current => _current ?? throw new InvalidOperationException($"{name} was not prepared");

    /// <summary>Looks whether the files have changed, and makes the certificate anew when it must be. The old one is left to those that still use it.</summary>
    /// <returns>Whether there is a new one.</returns>
    /// <exception cref="IOException">The files cannot be read or written.</exception>
    public bool Refresh(CertificateAuthority authority)
    {
        var hasChanged = Load();
        if (_current is { } current && time.GetUtcNow() < CertificateLife.RenewAt(current) && IsOf(authority, current) && names().All(n => current.MatchesHostname(n)))
        {
            return hasChanged;
        }

        if (_current is not null && _wasDamaged)
        {
            // Perhaps somebody is just writing the second of the files.
            return hasChanged;
        }

        Keep(issue(authority));
        return true;
    }

    // The check costs more than all the rest, and its answer does not change.
    private bool IsOf(CertificateAuthority authority, X509Certificate2 certificate)
    {
        if (_issued == (authority, certificate))
        {
            return true;
        }

        if (!authority.HasIssued(certificate))
        {
            return false;
        }

        _issued = (authority, certificate);
        return true;
    }

    private bool Load()
    {
        if (!File.Exists(_certificatePath) || !File.Exists(_keyPath))
        {
            _current = null;
            return false;
        }

        var (certificate, key) = (File.ReadAllText(_certificatePath), File.ReadAllText(_keyPath));
        if (certificate + key == _text)
        {
            return false;
        }

        try
        {
            using var loaded = X509Certificate2.CreateFromPem(certificate, key);
            _current = CertificateAuthority.Usable(loaded);
            _text = certificate + key;
            _wasDamaged = false;
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            if (_wasDamaged)
            {
                _current = null;
            }

            _wasDamaged = !_wasDamaged;
            return false;
        }
    }

    private void Keep(X509Certificate2 certificate)
    {
        var (pem, key) = (certificate.ExportCertificatePem() + "\n", CertificateAuthority.KeyPem(certificate) + "\n");
        Directory.CreateDirectory(folder);
        PrivateFile.Write(_keyPath, key);
        PublicFile.Write(_certificatePath, pem);
        _current = certificate;
        _text = pem + key;
        _wasDamaged = false;
    }
}
