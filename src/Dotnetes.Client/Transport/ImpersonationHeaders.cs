using System.Net.Http.Headers;
using System.Text;

namespace Dotnetes.Client.Transport;

/// <summary>The headers by which a request is made as somebody else.</summary>
internal static class ImpersonationHeaders
{
    public static void Add(HttpRequestHeaders headers, Impersonation impersonation)
    {
        headers.TryAddWithoutValidation("Impersonate-User", impersonation.User);
        if (impersonation.Uid.Length > 0)
        {
            headers.TryAddWithoutValidation("Impersonate-Uid", impersonation.Uid);
        }

        foreach (var group in impersonation.Groups)
        {
            headers.TryAddWithoutValidation("Impersonate-Group", group);
        }

        foreach (var (key, values) in impersonation.Extra)
        {
            foreach (var value in values)
            {
                headers.TryAddWithoutValidation($"Impersonate-Extra-{EscapeKey(key)}", value);
            }
        }
    }

    /// <summary>Percent-encodes what cannot stand in a header name; the server decodes it.</summary>
    internal static string EscapeKey(string key)
    {
        var escaped = new StringBuilder(key.Length);
        foreach (var b in Encoding.UTF8.GetBytes(key))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || "!#$&'*+-.^_`|~".Contains((char)b, StringComparison.Ordinal))
            {
                escaped.Append((char)b);
            }
            else
            {
                escaped.Append('%').Append(b.ToString("X2"));
            }
        }

        return escaped.ToString();
    }
}
