using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Acts as another user where the headers of a request ask for it: <c>Impersonate-User</c>, <c>-Group</c>, <c>-Uid</c> and <c>-Extra-KEY</c>. For each
/// of them the sender needs the verb <c>impersonate</c>.
/// </summary>
internal sealed class Impersonation(IAuthorizer authorizer)
{
    private const string Prefix = "Impersonate-";
    private const string UserHeader = Prefix + "User";
    private const string GroupHeader = Prefix + "Group";
    private const string UidHeader = Prefix + "Uid";
    private const string ExtraPrefix = Prefix + "Extra-";
    private const string Authenticated = "system:authenticated";
    private const string Unauthenticated = "system:unauthenticated";
    private const string ReviewGroup = "authentication.k8s.io";

    /// <summary>The user as whom the request acts: the sender when the headers ask for nothing else. The headers go from the request.</summary>
    /// <exception cref="ApiException">400 for a request without a user name, 403 where the sender may not.</exception>
    public async ValueTask<UserInfo> Apply(HttpContext http, UserInfo sender)
    {
        var headers = http.Request.Headers;
        var asked = headers.Where(h => h.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        if (asked.Count == 0)
        {
            return sender;
        }

        var name = headers[UserHeader].ToString();
        var groups = headers[GroupHeader].Select(g => g ?? "").ToValueList();
        var uid = headers[UidHeader].ToString();
        var extra = Extra(asked);
        if (name.Length == 0)
        {
            return groups.IsEmpty && uid.Length == 0 && extra.Count == 0
                ? sender
                : throw ApiErrors.BadRequest($"requested {Describe(groups, uid, extra)} without impersonating a user");
        }

        var attributes = new AuthorizationAttributes { User = sender, Verb = "impersonate", IsResource = true, Version = "v1" };
        var isAccount = ServiceAccountUser.TryParse(name, out var ns, out var account);
        await Check(isAccount ? attributes with { Resource = "serviceaccounts", Namespace = ns, Name = account } : attributes with { Resource = "users", Name = name }, http);
        foreach (var group in groups.AsEnumerable())
        {
            await Check(attributes with { Resource = "groups", Name = group }, http);
        }

        foreach (var (key, values) in extra)
        {
            foreach (var value in values)
            {
                await Check(attributes with { Group = ReviewGroup, Resource = "userextras", Subresource = key, Name = value }, http);
            }
        }

        if (uid.Length > 0)
        {
            await Check(attributes with { Group = ReviewGroup, Resource = "uids", Name = uid }, http);
        }

        foreach (var (header, _) in asked)
        {
            headers.Remove(header);
        }

        if (groups.IsEmpty && isAccount)
        {
            groups = ServiceAccountUser.GroupsOf(ns);
        }

        return new UserInfo(name) { Uid = uid, Groups = WithKind(name, groups), Extra = extra.Select(e => KeyValuePair.Create(e.Key, e.Value.ToValueList())).ToValueMap() };
    }

    // Everybody is either known or not.
    private static ValueList<string> WithKind(string name, ValueList<string> groups) =>
        name == UserInfo.Anonymous.Name
            ? groups.Contains(Unauthenticated) ? groups : groups.Add(Unauthenticated)
            : groups.Contains(Authenticated) || groups.Contains(Unauthenticated) ? groups : groups.Add(Authenticated);

    private static SortedDictionary<string, List<string>> Extra(List<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> headers)
    {
        var extra = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (header, values) in headers)
        {
            if (!header.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var key = Uri.UnescapeDataString(header[ExtraPrefix.Length..].ToLowerInvariant());
            extra.TryAdd(key, []);
            extra[key].AddRange(values.Select(v => v ?? ""));
        }

        return extra;
    }

    private static string Describe(ValueList<string> groups, string uid, SortedDictionary<string, List<string>> extra)
    {
        var parts = groups.Select(g => $"{{Group  {g}    }}").Concat(extra.SelectMany(e => e.Value.Select(v => $"{{UserExtra  {v}  {ReviewGroup}/v1  {e.Key}}}")));
        return $"[{string.Join(' ', uid.Length > 0 ? parts.Append($"{{UID  {uid}  {ReviewGroup}/v1  }}") : parts)}]";
    }

    private async ValueTask Check(AuthorizationAttributes attributes, HttpContext http)
    {
        var decision = await authorizer.Authorize(attributes, http.RequestAborted);
        if (decision.Verdict != AuthorizationVerdict.Allow)
        {
            throw RequestAttributes.Refusal(attributes, decision.Reason);
        }
    }
}
