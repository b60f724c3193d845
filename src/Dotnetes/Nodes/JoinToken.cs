using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dotnetes.Nodes;

/// <summary>
/// What a node needs to join a cluster: a bootstrap token, and by what it knows the right cluster: <c>K10HASH::ID.SECRET</c>, where HASH is the
/// SHA-256 of the authority's PEM file that the server shows at <c>/cacerts</c>; or <c>ID.SECRET</c> alone with other means to know the authority.
/// </summary>
/// <param name="AuthorityHash">The hash in lower-case hexadecimal digits; empty when the token has none.</param>
/// <param name="Secret">The bearer token.</param>
public sealed record JoinToken(string AuthorityHash, string Secret)
{
    private const string Prefix = "K10";

    /// <summary>Reads a token.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static JoinToken Parse(string text)
    {
        var token = text.Trim();
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return token.Length > 0 ? new("", token) : throw new FormatException("the token is empty; 'dotnetes token create' on the server makes one");
        }

        return token[Prefix.Length..].Split("::", 2) is [{ Length: 64 } hash, { Length: > 0 } secret] && hash.All(char.IsAsciiHexDigit)
            ? new(hash.ToLowerInvariant(), secret.Split(':').Last())
            : throw new FormatException("the token begins with K10 but is not of the form K10HASH::ID.SECRET; copy it whole");
    }

    /// <summary>The whole token for a cluster.</summary>
    public static string Format(string authorityPem, string secret) => $"{Prefix}{HashOf(authorityPem)}::{secret}";

    /// <summary>The hash of an authority's PEM file.</summary>
    public static string HashOf(string authorityPem) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(authorityPem)));

    /// <summary>Whether an authority is the one that a pin names: <c>sha256:HEX</c> of its public key (SubjectPublicKeyInfo), as kubeadm writes it.</summary>
    public static bool MatchesPin(string authorityPem, string pin)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(authorityPem);
        return authorities.Any(a => string.Equals("sha256:" + Convert.ToHexStringLower(SHA256.HashData(a.PublicKey.ExportSubjectPublicKeyInfo())), pin.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}
