using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dotnetes.Client.Transport;

/// <summary>Credentials that stay as they are.</summary>
public sealed class StaticCredentials : ICredentialSource
{
    private readonly string? _authorization;

    private StaticCredentials(string? authorization, X509Certificate2? certificate)
    {
        _authorization = authorization;
        Certificate = certificate;
    }

    /// <summary>No credentials.</summary>
    public static StaticCredentials Anonymous { get; } = new(null, null);

    /// <inheritdoc/>
    public X509Certificate2? Certificate { get; }

    /// <summary>A bearer token, and a certificate where there is one.</summary>
    public static StaticCredentials Bearer(string token, X509Certificate2? certificate = null) => new($"Bearer {token}", certificate);

    /// <summary>A user name and a password.</summary>
    public static StaticCredentials Basic(string user, string password, X509Certificate2? certificate = null) =>
        new($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}", certificate);

    /// <summary>A client certificate with its key.</summary>
    public static StaticCredentials ClientCertificate(X509Certificate2 certificate) => new(null, certificate);

    /// <inheritdoc/>
    public ValueTask<string?> Authorization(CancellationToken cancellationToken) => new(_authorization);

    /// <inheritdoc/>
    public bool Rejected() => false;
}
