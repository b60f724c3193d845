using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>One rule of a level.</summary>
/// <param name="Id">The rule's name; rules are applied in its order.</param>
/// <param name="Level">The level that brings the rule: baseline or restricted.</param>
internal sealed record PodSecurityCheck(string Id, PodSecurityLevel Level)
{
    /// <summary>The rule as it is since a minor version, in ascending order; before the first there is none.</summary>
    public required IReadOnlyList<(int SinceMinor, Func<ObjectMeta, PodSpec, PodSecurityViolation?> Check)> Versions { get; init; }

    /// <summary>The baseline rule that this restricted one replaces; empty for none.</summary>
    public string Replaces { get; init; } = "";

    /// <summary>The rule as a minor version has it; null when that has none.</summary>
    public Func<ObjectMeta, PodSpec, PodSecurityViolation?>? At(int minor)
    {
        Func<ObjectMeta, PodSpec, PodSecurityViolation?>? found = null;
        foreach (var (since, check) in Versions)
        {
            if (since <= minor)
            {
                found = check;
            }
        }

        return found;
    }
}
