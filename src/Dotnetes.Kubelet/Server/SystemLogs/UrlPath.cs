using System.Globalization;
using System.Text;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>Paths of URLs, as file servers need them.</summary>
internal static class UrlPath
{
    /// <summary>The path of a request target without its query, decoded once. Encoded slashes count as slashes.</summary>
    public static string Decode(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? target : target[..end]);
    }

    /// <summary>The shortest path that means the same: always absolute, without a slash at the end, never above the root.</summary>
    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The last part of a path; <c>/</c> when there is none.</summary>
    public static string Base(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>A name as relative link: what would begin a query, a fragment or a scheme is written so that it does not (RFC 3986).</summary>
    public static string Link(string name)
    {
        var link = new StringBuilder(name.Length + 8);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && name.IndexOf('/', StringComparison.Ordinal) is var slash && (slash < 0 || slash > colon))
        {
            link.Append("./");
        }

        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || "-_.~$&+,/:;=@".Contains(c, StringComparison.Ordinal))
            {
                link.Append(c);
            }
            else
            {
                link.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return link.ToString();
    }
}
