using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>The defaults and the names of roles and bindings.</summary>
internal static class RbacDefaults
{
    public const string Group = "rbac.authorization.k8s.io";

    public static RoleRef Role(RoleRef role) => role.ApiGroup.Length > 0 ? role : role with { ApiGroup = Group };

    public static Subject Subject(Subject subject) => subject.ApiGroup.Length == 0 && subject.Kind is "User" or "Group" ? subject with { ApiGroup = Group } : subject;

    /// <summary>Names of roles may hold anything that fits into one segment of a path.</summary>
    public static ValueList<string> Name(string name, bool isPrefix)
    {
        var messages = default(ValueList<string>);
        if (!isPrefix && name is "." or "..")
        {
            return [$"may not be '{name}'"];
        }

        foreach (var illegal in "/%")
        {
            if (name.Contains(illegal, StringComparison.Ordinal))
            {
                messages = messages.Add($"may not contain '{illegal}'");
            }
        }

        return messages;
    }
}
