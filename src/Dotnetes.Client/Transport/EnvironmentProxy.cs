using System.Globalization;
using System.Net;

namespace Dotnetes.Client.Transport;

/// <summary>
/// The proxy that the environment names (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>NO_PROXY</c>, or the same in lower case), read as clients of Kubernetes read it: addresses of this
/// machine are reached directly, and <c>NO_PROXY</c> lists hosts, domains with all below them, addresses, ranges of addresses, each perhaps with a port, or <c>*</c>.
/// </summary>
public sealed class EnvironmentProxy : IWebProxy
{
    private readonly string[] _direct;

    private EnvironmentProxy(string https, string http, string direct)
    {
        Https = Parse(https);
        Http = Parse(http);
        _direct = direct.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get; set; }

    private Uri? Https { get; }

    private Uri? Http { get; }

    /// <summary>Reads the environment; null when it names no proxy.</summary>
    /// <param name="variable">The value of a variable; that of this process when null.</param>
    public static EnvironmentProxy? Read(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;
        var proxy = new EnvironmentProxy(Value("HTTPS_PROXY"), Value("HTTP_PROXY"), Value("NO_PROXY"));
        var address = proxy.Https ?? proxy.Http;
        if (address is null)
        {
            return null;
        }

        proxy.Credentials = CredentialsOf(address);
        return proxy;

        string Value(string name) => variable(name) is { Length: > 0 } upper ? upper : variable(name.ToLowerInvariant()) ?? "";
    }

    /// <summary>The user and password that stand in a proxy's address; null when there are none.</summary>
    public static NetworkCredential? CredentialsOf(Uri address) => address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var password]
        ? new NetworkCredential(Uri.UnescapeDataString(user), password is [var word] ? Uri.UnescapeDataString(word) : "")
        : null;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => destination.Scheme == "https" ? Https : Http;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null || IsDirect(host);

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address : null;

    private bool IsDirect(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        var isAddress = IPAddress.TryParse(host, out var address);
        return host == "localhost" || (isAddress && IPAddress.IsLoopback(address!)) || _direct.Any(entry => Matches(entry, host, url.Port, isAddress ? address : null));
    }

    private static bool Matches(string entry, string host, int port, IPAddress? address)
    {
        if (entry == "*")
        {
            return true;
        }

        if (IPNetwork.TryParse(entry, out var range))
        {
            return address is not null && range.Contains(address);
        }

        var (name, wanted) = Split(entry);
        if (wanted is not null && wanted != port)
        {
            return false;
        }

        if (IPAddress.TryParse(name, out var single))
        {
            return single.Equals(address);
        }

        // A leading dot, or a star before it, means the domains below and not the domain itself.
        var below = name.StartsWith("*.", StringComparison.Ordinal) ? name[1..] : name;
        return below.StartsWith('.')
            ? host.EndsWith(below, StringComparison.OrdinalIgnoreCase)
            : host.Equals(below, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + below, StringComparison.OrdinalIgnoreCase);
    }

    private static (string Name, int? Port) Split(string entry)
    {
        if (entry.StartsWith('['))
        {
            var end = entry.IndexOf(']', StringComparison.Ordinal);
            return end < 0 ? (entry, null) : (entry[1..end], PortOf(entry[(end + 1)..]));
        }

        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || entry.IndexOf(':', colon + 1) >= 0 ? (entry, null) : (entry[..colon], PortOf(entry[colon..]));
    }

    private static int? PortOf(string text) =>
        text.StartsWith(':') && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
