using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>How service accounts appear as users.</summary>
public static class ServiceAccountUser
{
    /// <summary>What the names of these users start with.</summary>
    public const string Prefix = "system:serviceaccount:";

    /// <summary>The group of all service accounts.</summary>
    public const string AllGroup = "system:serviceaccounts";

    /// <summary>The key of the pod's name in a user's extra information.</summary>
    public const string PodName = "authentication.kubernetes.io/pod-name";

    /// <summary>The key of the pod's uid in a user's extra information.</summary>
    public const string PodUid = "authentication.kubernetes.io/pod-uid";

    /// <summary>The key of the node's name in a user's extra information.</summary>
    public const string NodeName = "authentication.kubernetes.io/node-name";

    /// <summary>The key of the node's uid in a user's extra information.</summary>
    public const string NodeUid = "authentication.kubernetes.io/node-uid";

    /// <summary>The key of the credential in a user's extra information.</summary>
    public const string CredentialId = "authentication.kubernetes.io/credential-id";

    /// <summary>The user name of an account.</summary>
    public static string NameOf(string ns, string name) => $"{Prefix}{ns}:{name}";

    /// <summary>The groups of the accounts of a namespace.</summary>
    public static ValueList<string> GroupsOf(string ns) => [AllGroup, $"{AllGroup}:{ns}"];

    /// <summary>Reads namespace and name of the account from a user name; false when the user is none.</summary>
    public static bool TryParse(string user, out string ns, out string name)
    {
        (ns, name) = ("", "");
        if (!user.StartsWith(Prefix, StringComparison.Ordinal) || user[Prefix.Length..].Split(':') is not [var first, var second]
            || !DnsNames.IsDns1123Label(first).IsEmpty || !DnsNames.IsDns1123Subdomain(second).IsEmpty)
        {
            return false;
        }

        (ns, name) = (first, second);
        return true;
    }

    /// <summary>The user of an account.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="name">The name.</param>
    /// <param name="uid">The uid.</param>
    /// <param name="pod">Name and uid of the pod to which the token is bound; null for none.</param>
    /// <param name="node">Name and uid of the node of the pod or of the token; null for none.</param>
    /// <param name="credential">The unique name of the token; empty when it has none.</param>
    public static UserInfo Make(string ns, string name, string uid, (string Name, string Uid)? pod = null, (string Name, string Uid)? node = null, string credential = "")
    {
        ValueMapBuilder<ValueList<string>> extra = default;
        if (credential.Length > 0)
        {
            extra.Add(CredentialId, [$"JTI={credential}"]);
        }

        if (node is { Name.Length: > 0 } host)
        {
            extra.Add(NodeName, [host.Name]);
            if (host.Uid.Length > 0)
            {
                extra.Add(NodeUid, [host.Uid]);
            }
        }

        if (pod is { Name.Length: > 0, Uid.Length: > 0 } bound)
        {
            extra.Add(PodName, [bound.Name]);
            extra.Add(PodUid, [bound.Uid]);
        }

        return new UserInfo(NameOf(ns, name)) { Uid = uid, Groups = GroupsOf(ns), Extra = extra.ToMapOrNull() };
    }
}
