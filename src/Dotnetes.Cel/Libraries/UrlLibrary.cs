using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Serialization;

namespace Dotnetes.Cel.Libraries;

// URLs with a scheme or a path from the root, taken apart as Go does.
internal static class UrlLibrary
{
    public static void AddTo(FunctionList list)
    {
        CelType[] text = [CelType.String];
        CelType[] url = [KubernetesTypes.Url];
        list.Global("url", text, KubernetesTypes.Url, a => Parse(a[0].AsString!) is { } parsed ? CelValue.Of(parsed)
            : CelValue.Fail($"URL parse error during conversion from string: parse {GoText.Quote(a[0].AsString!)}: invalid URI for request"), s => FunctionList.Tenth(s[0]));
        list.Global("isURL", text, CelType.Bool, a => CelValue.Of(Parse(a[0].AsString!) is not null), s => FunctionList.Tenth(s[0]));
        list.Member("getScheme", url, CelType.String, a => CelValue.Of(Get(a[0]).Scheme));
        list.Member("getHost", url, CelType.String, a => CelValue.Of(Get(a[0]).Host));
        list.Member("getHostname", url, CelType.String, a => CelValue.Of(Get(a[0]).Hostname));
        list.Member("getPort", url, CelType.String, a => CelValue.Of(Get(a[0]).Port));
        list.Member("getEscapedPath", url, CelType.String, a => CelValue.Of(Get(a[0]).Path));
        list.Member("getQuery", url, CelType.MapOf(CelType.String, CelType.ListOf(CelType.String)), a => Get(a[0]).Query());
    }

    private static Url Get(in CelValue value) => (Url)value.AsOpaque!;

    private static Url? Parse(string text)
    {
        if (text.Length == 0 || text.Any(c => c < ' ' || c == 127))
        {
            return null;
        }

        var scheme = "";
        var rest = text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && char.IsAsciiLetter(text[0]) && text.Take(colon).All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
        {
            (scheme, rest) = (text[..colon].ToLowerInvariant(), text[(colon + 1)..]);
        }
        else if (text[0] != '/')
        {
            return null;
        }

        var query = "";
        if (rest.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark)
        {
            (rest, query) = (rest[..mark], rest[(mark + 1)..]);
        }

        if (scheme.Length > 0 && !rest.StartsWith('/'))
        {
            // Opaque, as mailto: is.
            return new(text, scheme, "", "", query);
        }

        var host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            var end = rest.IndexOf('/', 2);
            host = end < 0 ? rest[2..] : rest[2..end];
            rest = end < 0 ? "" : rest[end..];
            host = host[(host.LastIndexOf('@') + 1)..];
            if (!IsHost(host))
            {
                return null;
            }
        }

        return IsEscaped(rest) ? new(text, scheme, host, rest, query) : null;
    }

    private static bool IsHost(string host)
    {
        var after = host;
        if (host.StartsWith('['))
        {
            var close = host.IndexOf(']', StringComparison.Ordinal);
            if (close < 0)
            {
                return false;
            }

            after = host[(close + 1)..];
            if (after.Length > 0 && after[0] != ':')
            {
                return false;
            }
        }

        var colon = after.LastIndexOf(':');
        return !host.AsSpan().ContainsAny(" <>\"^`{|}\\") && (colon < 0 || after.Skip(colon + 1).All(char.IsAsciiDigit));
    }

    private static bool IsEscaped(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && !(i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2])))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Url(string text, string scheme, string host, string path, string query) : CelOpaque
    {
        public override CelType Type => KubernetesTypes.Url;

        public string Scheme => scheme;

        public string Host => host;

        public string Path => string.Concat(path.Select(c => c is ' ' or '"' or '<' or '>' or '^' or '`' or '{' or '|' or '}' or '\\' || c > 126 ? Uri.EscapeDataString(c.ToString()) : c.ToString()));

        public string Hostname => host.StartsWith('[') ? host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))] : host.Split(':')[0];

        public string Port
        {
            get
            {
                var after = host[(host.LastIndexOf(']') + 1)..];
                var colon = after.LastIndexOf(':');
                return colon < 0 ? "" : after[(colon + 1)..];
            }
        }

        public CelValue Query()
        {
            var lists = new Dictionary<string, List<CelValue>>(StringComparer.Ordinal);
            var map = new DictionaryCelMap();
            foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                var key = Unescape(equals < 0 ? pair : pair[..equals]);
                if (!lists.TryGetValue(key, out var list))
                {
                    lists[key] = list = [];
                }

                list.Add(CelValue.Of(Unescape(equals < 0 ? "" : pair[(equals + 1)..])));
            }

            foreach (var (key, list) in lists)
            {
                map.TryAdd(CelValue.Of(key), CelValue.Of([.. list]));
            }

            return CelValue.Of(map);
        }

        public override bool IsSame(CelOpaque other) => other is Url u && u.ToString() == text;

        public override int Hash() => text.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => text;

        private static string Unescape(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
    }
}
