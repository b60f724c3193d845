namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Whether a subject is a user, a group or a service account.</summary>
public static class SubjectKind
{
    /// <summary>The value <c>User</c>.</summary>
    public const string User = "User";

    /// <summary>The value <c>Group</c>.</summary>
    public const string Group = "Group";

    /// <summary>The value <c>ServiceAccount</c>.</summary>
    public const string ServiceAccount = "ServiceAccount";
}
