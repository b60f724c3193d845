using System.Buffers;

namespace Dotnetes.ApiServer.Http;

/// <summary>The query of a URL as Go reads it: parts with a semicolon, or with a percent sign that escapes nothing, are dropped.</summary>
internal static class QueryText
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create("%;");

    /// <summary>Whether some part cannot be read.</summary>
    /// <param name="query">The query with its question mark, or nothing.</param>
    public static bool IsUnreadable(ReadOnlySpan<char> query)
    {
        for (var at = query.IndexOfAny(s_suspects); at >= 0; at = query.IndexOfAny(s_suspects))
        {
            if (query[at] == ';' || at + 2 >= query.Length || !char.IsAsciiHexDigit(query[at + 1]) || !char.IsAsciiHexDigit(query[at + 2]))
            {
                return true;
            }

            query = query[(at + 3)..];
        }

        return false;
    }

    /// <summary>The parts that can be read.</summary>
    /// <param name="query">The query with its question mark.</param>
    public static string Readable(string query) => "?" + string.Join('&', query[1..].Split('&').Where(static part => !IsUnreadable(part)));
}
