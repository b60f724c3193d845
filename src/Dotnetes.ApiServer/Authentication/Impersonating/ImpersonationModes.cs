using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.Impersonating;

/// <summary>The ways to be allowed to act as somebody else, those that give least first.</summary>
internal static class ImpersonationModes
{
    private const string NodePrefix = "system:node:";

    // Agents act as the node on which they run; their rights are the same on all nodes, so authorizers are asked about none in particular.
    private const string AssociatedKeys = "authentication.kubernetes.io/associated-node-keys";

    /// <summary>Makes them.</summary>
    public static IEnumerable<ImpersonationMode> Create(ImpersonationCheck check) =>
    [
        new(check, "associated-node", static (wanted, sender) => IsNameOnly(wanted) && IsOnNode(sender, wanted.Name), OnAnyNode),
        new(check, "arbitrary-node", static (wanted, _) => IsNameOnly(wanted) && NodeOf(wanted.Name) is not null),
        new(check, "serviceaccount", static (wanted, _) => IsNameOnly(wanted) && IsAccount(wanted.Name)),
        new(check, "user-info", static (wanted, _) => NodeOf(wanted.Name) is null && !IsAccount(wanted.Name)),
        new(check, "", static (_, _) => true),
    ];

    /// <summary>The node whose user has a name; null when it is no node's.</summary>
    public static string? NodeOf(string user) =>
        user.StartsWith(NodePrefix, StringComparison.Ordinal) && DnsNames.IsDns1123Subdomain(user[NodePrefix.Length..]).IsEmpty ? user[NodePrefix.Length..] : null;

    private static bool IsAccount(string user) => ServiceAccountUser.TryParse(user, out _, out _);

    private static bool IsNameOnly(UserInfo user) => user.Uid.Length == 0 && user.Groups.IsEmpty && user.Extra.IsEmpty;

    private static bool IsOnNode(UserInfo sender, string wanted) =>
        NodeOf(wanted) is { } node && IsAccount(sender.Name)
        && sender.Extra.TryGetValue(ServiceAccountUser.NodeName, out var nodes) && nodes.Count == 1 && nodes[0] == node;

    private static AuthorizationAttributes OnAnyNode(AuthorizationAttributes attributes) => attributes with
    {
        User = attributes.User with
        {
            Extra = ValueMap.Of((AssociatedKeys, attributes.User.Extra.Select(static e => e.Key).Order(StringComparer.Ordinal).ToValueList())),
        },
        Name = attributes.Verb == "impersonate:associated-node" ? "*" : attributes.Name,
    };
}
