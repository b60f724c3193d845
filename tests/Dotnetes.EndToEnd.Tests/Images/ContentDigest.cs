using System.Security.Cryptography;

namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>Digests as the OCI image specification writes them.</summary>
public static class ContentDigest
{
    /// <summary>The SHA-256 digest of bytes, as <c>sha256:</c> and lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Where a blob lies in an OCI layout.</summary>
    public static string BlobPath(string digest) => "blobs/" + digest.Replace(':', '/');
}
