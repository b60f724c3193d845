namespace Dotnetes.ApiServer.Connecting;

/// <summary>Leads links that a proxied backend gives through the proxy.</summary>
internal sealed record ProxyLinks
{
    /// <summary>The path of the proxy at this server.</summary>
    public required string Prefix { get; init; }

    /// <summary>The host, and perhaps port, by which the client came.</summary>
    public required string Host { get; init; }

    /// <summary>What was requested of the backend.</summary>
    public required Uri Source { get; init; }

    /// <summary>The path under which the client knows what was requested.</summary>
    public string ForwardedUri => Prefix + Source.AbsolutePath;

    /// <summary>The link as the client must follow it: links to the backend itself lead to the proxy, others stay.</summary>
    public string Rewrite(string link)
    {
        var (scheme, host, path, tail) = Split(link);
        if ((host.Length > 0 && host != Source.Authority && host != Host) || !path.StartsWith('/') || (host.Length == 0 && scheme.Length > 0))
        {
            return link;
        }

        var target = path.StartsWith(Prefix, StringComparison.Ordinal) ? path : Prefix + path;
        return host == Host && host != Source.Authority && host.Length > 0 ? $"{(scheme.Length > 0 ? scheme + ":" : "")}//{host}{target}{tail}" : target + tail;
    }

    private static (string Scheme, string Host, string Path, string Tail) Split(string link)
    {
        var scheme = "";
        var text = link;
        var colon = text.IndexOfAny([':', '/', '?', '#']);
        if (colon > 0 && text[colon] == ':')
        {
            (scheme, text) = (text[..colon], text[(colon + 1)..]);
        }

        var host = "";
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            var end = text.IndexOfAny(['/', '?', '#'], 2);
            (host, text) = end < 0 ? (text[2..], "") : (text[2..end], text[end..]);
        }

        var query = text.IndexOfAny(['?', '#']);
        var (path, tail) = query < 0 ? (text, "") : (text[..query], text[query..]);
        return (scheme, host, host.Length > 0 && path.Length == 0 ? "/" : path, tail);
    }
}
