namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What an image reference says about its tag.</summary>
public static class ImageReference
{
    private const int LongestName = 255 - 18; // Of what it is in full, with the domain and directory of those that name none.

    /// <summary>The pull policy that images get which name none: those that may move are pulled every time.</summary>
    public static string DefaultPullPolicy(string reference) => Tag(reference) == "latest" ? "Always" : "IfNotPresent";

    /// <summary>The tag of a reference: <c>latest</c> when it names neither a tag nor a digest, empty when it is malformed or names only a digest.</summary>
    public static string Tag(string reference)
    {
        var rest = reference.AsSpan();
        var at = rest.IndexOf('@');
        var hasDigest = at >= 0;
        if (hasDigest)
        {
            rest = rest[..at];
        }

        var slash = rest.LastIndexOf('/');
        var colon = rest.LastIndexOf(':');
        var tag = colon > slash ? rest[(colon + 1)..] : default;
        var name = colon > slash ? rest[..colon] : rest;
        if (!IsRepository(name) || name.Length > LongestName || (colon > slash && !IsTag(tag)))
        {
            return "";
        }

        return colon > slash ? tag.ToString() : hasDigest ? "" : "latest";
    }

    private static bool IsTag(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || tag.Length > 128 || tag[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in tag)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRepository(ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        if (slash >= 0)
        {
            var domain = name[..slash];
            if (domain.ContainsAny(".:") || domain is "localhost" || domain.ContainsAnyInRange('A', 'Z'))
            {
                name = name[(slash + 1)..];
            }
        }

        if (name.IsEmpty || (name.Length == 64 && !name.ContainsAnyExcept("0123456789abcdef")))
        {
            return false;
        }

        foreach (var part in name.Split('/'))
        {
            var text = name[part];
            if (text.IsEmpty || text.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-") || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
            {
                return false;
            }
        }

        return true;
    }
}
