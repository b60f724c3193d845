using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Controllers.Certificates;

/// <summary>What a PKCS#10 request (RFC 2986) asks for. Its signature was checked.</summary>
internal sealed class SigningRequest
{
    private const string Label = "CERTIFICATE REQUEST";
    private const string AlternativeNamesOid = "2.5.29.17";
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";
    private const int EmailTag = 1;
    private const int DnsTag = 2;
    private const int UriTag = 6;
    private const int AddressTag = 7;

    private readonly List<(int Tag, byte[] Value)> _names = [];

    private SigningRequest(CertificateRequest request)
    {
        Subject = request.SubjectName;
        PublicKey = request.PublicKey;
        ReadSubject();
        foreach (var extension in request.CertificateExtensions.Where(e => e.Oid?.Value == AlternativeNamesOid))
        {
            ReadNames(extension.RawData);
        }
    }

    /// <summary>The subject.</summary>
    public X500DistinguishedName Subject { get; }

    /// <summary>The key to be certified.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>The subject's common name.</summary>
    public string CommonName { get; private set; } = "";

    /// <summary>The subject's organizations.</summary>
    public List<string> Organizations { get; } = [];

    /// <summary>The hosts and IP addresses that it names.</summary>
    public IEnumerable<string> Hosts => _names
        .Where(n => n.Tag is DnsTag or AddressTag)
        .Select(n => n.Tag == DnsTag ? System.Text.Encoding.ASCII.GetString(n.Value) : n.Value.Length is 4 or 16 ? new System.Net.IPAddress(n.Value).ToString() : "");

    /// <summary>Whether it names hosts.</summary>
    public bool HasDnsNames => _names.Any(n => n.Tag == DnsTag);

    /// <summary>Whether it names IP addresses.</summary>
    public bool HasAddresses => _names.Any(n => n.Tag == AddressTag);

    /// <summary>Whether it names mail addresses.</summary>
    public bool HasEmails => _names.Any(n => n.Tag == EmailTag);

    /// <summary>Whether it names URIs.</summary>
    public bool HasUris => _names.Any(n => n.Tag == UriTag);

    /// <summary>Reads a request.</summary>
    /// <param name="pem">PEM, of which the first block counts.</param>
    /// <exception cref="CryptographicException">It is malformed, its signature is wrong, or its key is of an unknown kind.</exception>
    public static SigningRequest Parse(ReadOnlySpan<byte> pem)
    {
        var text = System.Text.Encoding.UTF8.GetString(pem);
        if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] != Label)
        {
            throw new CryptographicException("PEM block type must be CERTIFICATE REQUEST");
        }

        try
        {
            return new(CertificateRequest.LoadSigningRequest(
                Convert.FromBase64String(text[fields.Base64Data]), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions, RSASignaturePadding.Pkcs1));
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException("the certificate request is malformed", e);
        }
    }

    /// <summary>The extension with its alternative names; null when it has none.</summary>
    public X509Extension? AlternativeNames()
    {
        if (_names.Count == 0)
        {
            return null;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (tag, value) in _names)
            {
                writer.WriteOctetString(value, new Asn1Tag(TagClass.ContextSpecific, tag));
            }
        }

        // RFC 5280, section 4.2.1.6: critical when there is no subject.
        return new X509Extension(AlternativeNamesOid, writer.Encode(), critical: Subject.RawData.Length <= 2);
    }

    private void ReadSubject()
    {
        var sets = new AsnReader(Subject.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sets.HasData)
        {
            var set = sets.ReadSetOf();
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var type = attribute.ReadObjectIdentifier();
                var tag = attribute.PeekTag();
                if (type is not (CommonNameOid or OrganizationOid) || tag.TagClass != TagClass.Universal)
                {
                    continue;
                }

                var value = attribute.ReadCharacterString((UniversalTagNumber)tag.TagValue);
                if (type == CommonNameOid)
                {
                    CommonName = value;
                }
                else
                {
                    Organizations.Add(value);
                }
            }
        }
    }

    private void ReadNames(byte[] extension)
    {
        var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var tag = names.PeekTag();
            if (tag is { TagClass: TagClass.ContextSpecific, TagValue: EmailTag or DnsTag or UriTag or AddressTag })
            {
                _names.Add((tag.TagValue, names.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue))));
            }
            else
            {
                names.ReadEncodedValue();
            }
        }
    }
}
