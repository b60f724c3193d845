using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>What a user may do.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="IsIncomplete">Whether there may be more.</param>
/// <param name="Error">Why there may be more; empty when nothing went wrong.</param>
public sealed record SubjectRules(IReadOnlyList<PolicyRule> Rules, bool IsIncomplete = false, string Error = "")
{
    /// <summary>Nothing.</summary>
    public static SubjectRules None { get; } = new([]);

    /// <summary>Everything.</summary>
    public static SubjectRules All { get; } = new([
        new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new PolicyRule { Verbs = ["*"], NonResourceUrls = ["*"] }]);
}
