using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication.Impersonating;

/// <summary>The headers by which a request asks to act as somebody else.</summary>
internal static class ImpersonationHeaders
{
    private const string Prefix = "Impersonate-";
    private const string User = Prefix + "User";
    private const string Group = Prefix + "Group";
    private const string Uid = Prefix + "Uid";
    private const string Extra = Prefix + "Extra-";

    /// <summary>The user that the headers describe, as they do it; null when they ask for nobody. They go from the request, so that nothing further on acts on them.</summary>
    /// <exception cref="ApiException">400: they describe a user without a name.</exception>
    public static UserInfo? Take(IHeaderDictionary headers)
    {
        List<string>? asked = null;
        foreach (var (header, _) in headers)
        {
            if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                (asked ??= []).Add(header);
            }
        }

        if (asked is null)
        {
            return null;
        }

        var wanted = new UserInfo(headers[User].ToString())
        {
            Uid = headers[Uid].ToString(),
            Groups = headers[Group].Select(g => g ?? "").ToValueList(),
            Extra = ReadExtra(asked, headers),
        };
        if (wanted.Name.Length == 0)
        {
            return wanted.Uid.Length == 0 && wanted.Groups.IsEmpty && wanted.Extra.IsEmpty
                ? null
                : throw ApiErrors.BadRequest($"requested {Describe(wanted)} without impersonating a user name");
        }

        asked.ForEach(h => headers.Remove(h));
        return wanted;
    }

    private static ValueMap<ValueList<string>> ReadExtra(List<string> names, IHeaderDictionary headers)
    {
        var extra = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var header in names.Where(h => h.StartsWith(Extra, StringComparison.OrdinalIgnoreCase)))
        {
            var key = Uri.UnescapeDataString(header[Extra.Length..].ToLowerInvariant());
            extra.TryAdd(key, []);
            extra[key].AddRange(headers[header].Select(v => v ?? ""));
        }

        return extra.Select(e => KeyValuePair.Create(e.Key, e.Value.ToValueList())).ToValueMap();
    }

    private static string Describe(UserInfo user)
    {
        var groups = string.Join(", ", user.Groups.Select(g => GoText.Quote(g)));
        var extra = string.Join(", ", user.Extra.Select(e => $"{GoText.Quote(e.Key)}:[]string{{{string.Join(", ", e.Value.Select(v => GoText.Quote(v)))}}}"));
        return $"&user.DefaultInfo{{Name:\"\", UID:{GoText.Quote(user.Uid)}, Groups:[]string{(user.Groups.IsEmpty ? "(nil)" : $"{{{groups}}}")}, Extra:map[string][]string{(user.Extra.IsEmpty ? "(nil)" : $"{{{extra}}}")}}}";
    }
}
