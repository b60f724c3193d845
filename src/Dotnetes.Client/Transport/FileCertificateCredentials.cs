using System.Security.Cryptography.X509Certificates;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Client.Transport;

/// <summary>A client certificate and its key in files that somebody renews. New connections show what the files hold then.</summary>
public sealed class FileCertificateCredentials : ICredentialSource
{
    private readonly FollowedFiles<X509Certificate2> _certificate;

    /// <summary>Reads the files for the first time.</summary>
    /// <param name="certificateFile">The certificate as PEM.</param>
    /// <param name="keyFile">Its key as PEM; may be the same file.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They hold no certificate with its key.</exception>
    public FileCertificateCredentials(string certificateFile, string keyFile, TimeProvider time) =>
        _certificate = new([certificateFile, keyFile], static texts => X509Certificate2.CreateFromPem(texts[0], texts[1]), time, static _ => { });

    /// <inheritdoc/>
    public X509Certificate2? Certificate => _certificate.Value;

    /// <inheritdoc/>
    public ValueTask<string?> Authorization(CancellationToken cancellationToken) => new((string?)null);

    /// <inheritdoc/>
    public bool Rejected() => false;
}
