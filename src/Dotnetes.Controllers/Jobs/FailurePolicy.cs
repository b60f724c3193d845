using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Jobs;

/// <summary>What the failure policy of a job says about a failed pod (KEP-3329).</summary>
/// <param name="FailJobMessage">Why the whole job fails; null when it does not.</param>
/// <param name="Counts">Whether the failure counts against the limits.</param>
/// <param name="Action">The action of the rule that matched; empty when none did.</param>
internal readonly record struct FailurePolicy(string? FailJobMessage, bool Counts, string Action)
{
    private static readonly FailurePolicy s_noMatch = new(null, true, "");

    /// <summary>Finds the first rule that matches.</summary>
    public static FailurePolicy Judge(PodFailurePolicy? policy, Pod pod)
    {
        for (var i = 0; i < (policy?.Rules.Count ?? 0); i++)
        {
            var rule = policy!.Rules[i];
            if (Match(rule, pod) is not { } what)
            {
                continue;
            }

            return rule.Action switch
            {
                PodFailurePolicyAction.FailJob => new($"{what} matching {rule.Action} rule at index {i}", true, rule.Action),
                PodFailurePolicyAction.Ignore => new(null, false, rule.Action),
                PodFailurePolicyAction.FailIndex or PodFailurePolicyAction.Count => new(null, true, rule.Action),
                _ => s_noMatch,
            };
        }

        return s_noMatch;
    }

    private static string? Match(PodFailurePolicyRule rule, Pod pod)
    {
        var name = $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";
        if (rule.OnExitCodes is { } codes)
        {
            var failed = pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses).FirstOrDefault(s => Matches(codes, s));
            return failed is null ? null : $"Container {failed.Name} for pod {name} failed with exit code {failed.State.Terminated!.ExitCode}";
        }

        var condition = pod.Status.Conditions.Find(c => rule.OnPodConditions.Any(p => p.Type == c.Type && p.Status == c.Status));
        return condition is null ? null : $"Pod {name} has condition {condition.Type}";
    }

    private static bool Matches(PodFailurePolicyOnExitCodesRequirement codes, ContainerStatus status) =>
        status.State.Terminated is { ExitCode: not 0 and var code }
        && (codes.ContainerName is null || codes.ContainerName == status.Name)
        && codes.Operator switch
        {
            PodFailurePolicyOnExitCodesOperator.In => codes.Values.Contains(code),
            PodFailurePolicyOnExitCodesOperator.NotIn => !codes.Values.Contains(code),
            _ => false,
        };
}
