using System.Security.Cryptography;
using System.Text;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>The hash by which metrics tell configurations, issuers, keys and servers apart without showing them: <c>sha256:</c> and hexadecimal digits.</summary>
internal static class ConfigurationHash
{
    /// <summary>The hash of a file.</summary>
    public static string Of(ReadOnlySpan<byte> content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The hash of a name; empty when there is none.</summary>
    public static string OfName(string name) => name.Length == 0 ? "" : Of(Encoding.UTF8.GetBytes(name));
}
