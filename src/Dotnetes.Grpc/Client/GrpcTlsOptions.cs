using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Grpc.Client;

/// <summary>How a channel secures its connections.</summary>
public sealed record GrpcTlsOptions
{
    /// <summary>The authorities that may have signed the server's certificate; null means those of the system.</summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>
    /// The certificate, with its private key, that proves who the client is. Asked once per connection, so that a renewed
    /// certificate is used without a new channel. Null, or a null result, sends none.
    /// </summary>
    public Func<X509Certificate2?>? ClientCertificate { get; init; }

    /// <summary>Whether to accept any server certificate. For tests and for what users ask for by name only.</summary>
    public bool InsecureSkipVerify { get; init; }
}
