using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Kubelet.Certificates;

/// <summary>A certificate with its key in one PEM file that a symbolic link names, as upstream's kubelet keeps them: <c>PREFIX-current.pem</c>.</summary>
/// <param name="directory">The directory.</param>
/// <param name="prefix"><c>kubelet-client</c> or <c>kubelet-server</c>.</param>
/// <param name="time">The clock.</param>
public sealed class CertificateStore(string directory, string prefix, TimeProvider time)
{
    private X509Certificate2? _current;

    /// <summary>The file that always holds the newest certificate.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, prefix + "-current.pem");

    /// <summary>The newest certificate; null when there is none that is valid now.</summary>
    public X509Certificate2? Current => _current is { } certificate && certificate.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime ? certificate : null;

    /// <summary>Since when the newest certificate is valid; null when there is none.</summary>
    public DateTimeOffset? NotBefore => _current?.NotBefore.ToUniversalTime();

    /// <summary>Until when the newest certificate is valid, also when that has passed; null when there is none.</summary>
    public DateTimeOffset? NotAfter => _current?.NotAfter.ToUniversalTime();

    /// <summary>Whether a certificate must be renewed before its time, because its authority is going; null for never.</summary>
    public Func<X509Certificate2, bool>? IsOutdated { get; init; }

    /// <summary>When to ask for the next one: after four fifths of the life of the present one, or now when it is outdated.</summary>
    public DateTimeOffset RenewAt
    {
        get
        {
            if (Current is not { } certificate || IsOutdated?.Invoke(certificate) == true)
            {
                return time.GetUtcNow();
            }

            var (from, to) = (new DateTimeOffset(certificate.NotBefore.ToUniversalTime()), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
            return from + ((to - from) * 0.8);
        }
    }

    /// <summary>Reads what is there.</summary>
    public bool Load()
    {
        try
        {
            _current = File.Exists(Path) ? Usable(X509Certificate2.CreateFromPemFile(Path)) : null;
        }
        catch (CryptographicException)
        {
            // Damaged: a new one will be asked for.
            _current = null;
        }

        return Current is not null;
    }

    /// <summary>Stores a new certificate and makes it the current one.</summary>
    public void Keep(string certificatePem, ECDsa key)
    {
        Directory.CreateDirectory(directory);
        var file = $"{prefix}-{time.GetUtcNow():yyyy-MM-dd-HH-mm-ss}.pem";
        var path = System.IO.Path.Combine(directory, file);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var writer = new StreamWriter(path, options))
        {
            writer.Write(certificatePem.TrimEnd() + "\n" + key.ExportECPrivateKeyPem() + "\n");
        }

        var link = Path + ".tmp";
        File.Delete(link);
        File.CreateSymbolicLink(link, file);
        File.Move(link, Path, overwrite: true);
        _current = Usable(X509Certificate2.CreateFromPem(certificatePem, key.ExportECPrivateKeyPem()));
    }

    // Keys that came from PEM are ephemeral, and TLS on some platforms wants them persisted.
    private static X509Certificate2 Usable(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
