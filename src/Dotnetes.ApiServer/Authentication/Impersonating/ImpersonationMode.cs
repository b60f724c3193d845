using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.Impersonating;

/// <summary>
/// One of the ways to be allowed to act as somebody else. A constrained one needs two rights: to do what the request wants in this way (<c>impersonate-on:MODE:VERB</c>), and to be the user
/// (<c>impersonate:MODE</c>).
/// </summary>
/// <param name="check">Asks the authorizers.</param>
/// <param name="mode">The name; empty for the old way, whose only verb is <c>impersonate</c>.</param>
/// <param name="applies">Whether it is a way to become a user for a sender; without that it is not tried.</param>
/// <param name="seen">The attributes as the authorizers see them.</param>
internal sealed class ImpersonationMode(
    ImpersonationCheck check, string mode, Func<UserInfo, UserInfo, bool> applies, Func<AuthorizationAttributes, AuthorizationAttributes>? seen = null)
{
    private const string Authenticated = "system:authenticated";
    private const string Unauthenticated = "system:unauthenticated";
    private const string Privileged = "system:masters";
    private const string ReviewGroup = "authentication.k8s.io";

    // From so many values on one question for all of them is worth its time.
    private const int Many = 4;

    private readonly string _verb = mode.Length == 0 ? "impersonate" : $"impersonate:{mode}";

    /// <summary>The name in metrics.</summary>
    public string Name => mode.Length == 0 ? "legacy" : mode;

    /// <summary>What the audit log says of it; empty for the old way.</summary>
    public string Constraint => mode.Length == 0 ? "" : _verb;

    /// <summary>The user as whom a request acts; null when this is no way to become that user.</summary>
    /// <param name="wanted">The user that the headers describe.</param>
    /// <param name="request">What the request wants, and who sent it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="ApiException">403: the sender may not.</exception>
    public async ValueTask<UserInfo?> Check(UserInfo wanted, AuthorizationAttributes request, CancellationToken cancellationToken)
    {
        if (!applies(wanted, request.User))
        {
            return null;
        }

        if (mode.Length > 0)
        {
            await Require(request with { Verb = $"impersonate-on:{mode}:{request.Verb}" }, cancellationToken);
        }

        var question = new AuthorizationAttributes { User = request.User, Verb = _verb, IsResource = true, Version = "v1" };
        var user = await Named(question with { Group = mode.Length > 0 ? ReviewGroup : "" }, wanted, cancellationToken);
        if (wanted.Uid.Length > 0)
        {
            await Require(question with { Group = ReviewGroup, Resource = "uids", Name = wanted.Uid }, cancellationToken);
        }

        await Groups(question with { Group = mode.Length > 0 ? ReviewGroup : "", Resource = "groups" }, wanted.Groups, cancellationToken);
        await Extra(question with { Group = ReviewGroup, Resource = "userextras" }, wanted.Extra, cancellationToken);
        return WithKind(user);
    }

    // Everybody is either known or not.
    private static UserInfo WithKind(UserInfo user)
    {
        var isNobody = user.Name == UserInfo.Anonymous.Name;
        if (user.Groups.Contains(Unauthenticated) || (!isNobody && user.Groups.Contains(Authenticated)))
        {
            return user;
        }

        return user with { Groups = user.Groups.Add(isNobody ? Unauthenticated : Authenticated) };
    }

    private async ValueTask<UserInfo> Named(AuthorizationAttributes question, UserInfo wanted, CancellationToken cancellationToken)
    {
        var user = wanted;
        question = question with { Resource = "users", Name = wanted.Name };
        if (mode.Length > 0 && ImpersonationModes.NodeOf(wanted.Name) is { } node)
        {
            question = question with { Resource = "nodes", Name = node };
            user = wanted with { Groups = ["system:nodes"] };
        }
        else if (ServiceAccountUser.TryParse(wanted.Name, out var ns, out var account))
        {
            question = question with { Resource = "serviceaccounts", Namespace = ns, Name = account };
            user = wanted.Groups.IsEmpty ? wanted with { Groups = ServiceAccountUser.GroupsOf(ns) } : wanted;
        }

        await Require(question, cancellationToken);
        return user;
    }

    private async ValueTask Groups(AuthorizationAttributes question, ValueList<string> groups, CancellationToken cancellationToken)
    {
        if (mode.Length > 0 && groups.Contains(""))
        {
            throw RequestAttributes.Refusal(question, "impersonating the empty string group is not allowed");
        }

        if (mode.Length > 0 && groups.Contains(Privileged))
        {
            throw RequestAttributes.Refusal(question with { Name = Privileged }, "impersonating the system:masters group is not allowed");
        }

        if (mode.Length > 0 && groups.Count >= Many && await check.Allows(Name, Seen(question with { Name = "*" }), cancellationToken))
        {
            return;
        }

        foreach (var group in groups.AsEnumerable())
        {
            await Require(question with { Name = group }, cancellationToken);
        }
    }

    private async ValueTask Extra(AuthorizationAttributes question, ValueMap<ValueList<string>> extra, CancellationToken cancellationToken)
    {
        if (mode.Length > 0 && ProblemOf(extra) is { } problem)
        {
            throw RequestAttributes.Refusal(question, problem);
        }

        var isLarge = extra.Count >= Many || extra.Sum(static e => e.Value.Count) >= Many;
        if (mode.Length > 0 && isLarge && await check.Allows(Name, Seen(question with { Subresource = "*", Name = "*" }), cancellationToken))
        {
            return;
        }

        foreach (var (key, values) in extra)
        {
            foreach (var value in values.AsEnumerable())
            {
                await Require(question with { Subresource = key, Name = value }, cancellationToken);
            }
        }
    }

    private static string? ProblemOf(ValueMap<ValueList<string>> extra)
    {
        foreach (var (key, values) in extra)
        {
            if (key.Length == 0)
            {
                return "impersonating the empty string key in extra is not allowed";
            }

            var errors = QualifiedNames.IsDomainPrefixedPath(FieldPath.Of("extra", "key"), key);
            if (!errors.IsEmpty)
            {
                return $"impersonating an invalid key in extra is not allowed: {errors}";
            }

            if (values.IsEmpty)
            {
                return "impersonating empty values in extra is not allowed";
            }

            if (values.Contains(""))
            {
                return "impersonating the empty string value in extra is not allowed";
            }
        }

        return null;
    }

    private ValueTask Require(AuthorizationAttributes attributes, CancellationToken cancellationToken) => check.Require(Name, Seen(attributes), cancellationToken);

    private AuthorizationAttributes Seen(AuthorizationAttributes attributes) => seen?.Invoke(attributes) ?? attributes;
}
