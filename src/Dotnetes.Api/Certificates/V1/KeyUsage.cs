namespace Dotnetes.Api.Certificates.V1;

/// <summary>A purpose for which the certified key may be used.</summary>
public static class KeyUsage
{
    /// <summary>The value <c>signing</c>.</summary>
    public const string Signing = "signing";

    /// <summary>The value <c>digital signature</c>.</summary>
    public const string DigitalSignature = "digital signature";

    /// <summary>The value <c>content commitment</c>.</summary>
    public const string ContentCommitment = "content commitment";

    /// <summary>The value <c>key encipherment</c>.</summary>
    public const string KeyEncipherment = "key encipherment";

    /// <summary>The value <c>key agreement</c>.</summary>
    public const string KeyAgreement = "key agreement";

    /// <summary>The value <c>data encipherment</c>.</summary>
    public const string DataEncipherment = "data encipherment";

    /// <summary>The value <c>cert sign</c>.</summary>
    public const string CertSign = "cert sign";

    /// <summary>The value <c>crl sign</c>.</summary>
    public const string CrlSign = "crl sign";

    /// <summary>The value <c>encipher only</c>.</summary>
    public const string EncipherOnly = "encipher only";

    /// <summary>The value <c>decipher only</c>.</summary>
    public const string DecipherOnly = "decipher only";

    /// <summary>The value <c>any</c>.</summary>
    public const string Any = "any";

    /// <summary>The value <c>server auth</c>.</summary>
    public const string ServerAuth = "server auth";

    /// <summary>The value <c>client auth</c>.</summary>
    public const string ClientAuth = "client auth";

    /// <summary>The value <c>code signing</c>.</summary>
    public const string CodeSigning = "code signing";

    /// <summary>The value <c>email protection</c>.</summary>
    public const string EmailProtection = "email protection";

    /// <summary>The value <c>s/mime</c>.</summary>
    public const string SMime = "s/mime";

    /// <summary>The value <c>ipsec end system</c>.</summary>
    public const string IpsecEndSystem = "ipsec end system";

    /// <summary>The value <c>ipsec tunnel</c>.</summary>
    public const string IpsecTunnel = "ipsec tunnel";

    /// <summary>The value <c>ipsec user</c>.</summary>
    public const string IpsecUser = "ipsec user";

    /// <summary>The value <c>timestamping</c>.</summary>
    public const string Timestamping = "timestamping";

    /// <summary>The value <c>ocsp signing</c>.</summary>
    public const string OcspSigning = "ocsp signing";

    /// <summary>The value <c>microsoft sgc</c>.</summary>
    public const string MicrosoftSgc = "microsoft sgc";

    /// <summary>The value <c>netscape sgc</c>.</summary>
    public const string NetscapeSgc = "netscape sgc";
}
