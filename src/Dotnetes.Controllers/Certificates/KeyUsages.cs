using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.Controllers.Certificates;

/// <summary>The usages of a certificate, as X.509 has them (RFC 5280, sections 4.2.1.3 and 4.2.1.12).</summary>
/// <param name="Flags">The basic usages.</param>
/// <param name="Purposes">The object identifiers of the extended ones, in a fixed order.</param>
internal readonly record struct KeyUsages(X509KeyUsageFlags Flags, IReadOnlyList<string> Purposes)
{
    private static readonly FrozenDictionary<string, X509KeyUsageFlags> s_flags = new Dictionary<string, X509KeyUsageFlags>
    {
        [KeyUsage.Signing] = X509KeyUsageFlags.DigitalSignature,
        [KeyUsage.DigitalSignature] = X509KeyUsageFlags.DigitalSignature,
        [KeyUsage.ContentCommitment] = X509KeyUsageFlags.NonRepudiation,
        [KeyUsage.KeyEncipherment] = X509KeyUsageFlags.KeyEncipherment,
        [KeyUsage.KeyAgreement] = X509KeyUsageFlags.KeyAgreement,
        [KeyUsage.DataEncipherment] = X509KeyUsageFlags.DataEncipherment,
        [KeyUsage.CertSign] = X509KeyUsageFlags.KeyCertSign,
        [KeyUsage.CrlSign] = X509KeyUsageFlags.CrlSign,
        [KeyUsage.EncipherOnly] = X509KeyUsageFlags.EncipherOnly,
        [KeyUsage.DecipherOnly] = X509KeyUsageFlags.DecipherOnly,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_purposes = new Dictionary<string, string>
    {
        [KeyUsage.Any] = "2.5.29.37.0",
        [KeyUsage.ServerAuth] = "1.3.6.1.5.5.7.3.1",
        [KeyUsage.ClientAuth] = "1.3.6.1.5.5.7.3.2",
        [KeyUsage.CodeSigning] = "1.3.6.1.5.5.7.3.3",
        [KeyUsage.EmailProtection] = "1.3.6.1.5.5.7.3.4",
        [KeyUsage.SMime] = "1.3.6.1.5.5.7.3.4",
        [KeyUsage.IpsecEndSystem] = "1.3.6.1.5.5.7.3.5",
        [KeyUsage.IpsecTunnel] = "1.3.6.1.5.5.7.3.6",
        [KeyUsage.IpsecUser] = "1.3.6.1.5.5.7.3.7",
        [KeyUsage.Timestamping] = "1.3.6.1.5.5.7.3.8",
        [KeyUsage.OcspSigning] = "1.3.6.1.5.5.7.3.9",
        [KeyUsage.MicrosoftSgc] = "1.3.6.1.4.1.311.10.3.3",
        [KeyUsage.NetscapeSgc] = "2.16.840.1.113730.4.1",
    }.ToFrozenDictionary();

    /// <summary>Reads the usages of a request.</summary>
    /// <exception cref="CryptographicException">One is unknown.</exception>
    public static KeyUsages Parse(ValueList<string> usages)
    {
        var flags = X509KeyUsageFlags.None;
        var purposes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var usage in usages)
        {
            if (s_flags.TryGetValue(usage, out var flag))
            {
                flags |= flag;
            }
            else if (s_purposes.TryGetValue(usage, out var purpose))
            {
                purposes.Add(purpose);
            }
            else
            {
                throw new CryptographicException($"unrecognized usage value: \"{usage}\"");
            }
        }

        return new(flags, [.. purposes]);
    }
}
