namespace Dotnetes.Api.Core.V1;

/// <summary>Version of the Internet Protocol: IPv4, IPv6, or empty when unknown.</summary>
public static class IPFamily
{
    /// <summary>The value <c>IPv4</c>.</summary>
    public const string IPv4 = "IPv4";

    /// <summary>The value <c>IPv6</c>.</summary>
    public const string IPv6 = "IPv6";

    /// <summary>The empty value.</summary>
    public const string Unset = "";
}
