using Dotnetes.Api.Batch.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The defaults of jobs, also inside cron jobs.</summary>
internal static class JobDefaults
{
    private const int BackoffLimit = 6;

    /// <summary>What the template of a cron job gets: only what stands below the pod template and the failure policy.</summary>
    public static JobSpec ApplyNested(JobSpec spec)
    {
        var template = PodDefaults.Apply(spec.Template);
        var policy = Policy(spec.PodFailurePolicy);
        return ReferenceEquals(template, spec.Template) && ReferenceEquals(policy, spec.PodFailurePolicy) ? spec : spec with { Template = template, PodFailurePolicy = policy };
    }

    /// <summary>Completes a job.</summary>
    public static Job Apply(Job job)
    {
        var nested = ApplyNested(job.Spec);
        var spec = nested is
        {
            Parallelism: not null, BackoffLimit: not null, CompletionMode: not null, Suspend: not null, PodReplacementPolicy: not null, ManualSelector: not null,
        }
            ? nested
            : nested with
            {
                Completions = nested.Completions is null && nested.Parallelism is null ? 1 : nested.Completions,
                Parallelism = nested.Parallelism ?? 1,
                BackoffLimit = nested.BackoffLimit ?? (nested.BackoffLimitPerIndex is null ? BackoffLimit : int.MaxValue),
                CompletionMode = nested.CompletionMode ?? "NonIndexed",
                Suspend = nested.Suspend ?? false,
                PodReplacementPolicy = nested.PodReplacementPolicy ?? (nested.PodFailurePolicy is null ? "TerminatingOrFailed" : "Failed"),
                ManualSelector = nested.ManualSelector ?? false,
            };
        if (!ReferenceEquals(spec, job.Spec))
        {
            job = job with { Spec = spec };
        }

        var labels = spec.Template.Metadata.Labels;
        return job.Metadata.Labels.IsEmpty && !labels.IsEmpty ? job with { Metadata = job.Metadata with { Labels = labels } } : job;
    }

    /// <summary>The spec as the store keeps it; see <see cref="ResourceStrategy{T}.Stored"/>.</summary>
    public static JobSpec Stored(JobSpec spec) =>
        spec.PodFailurePolicy is { Rules: { IsEmpty: true, IsNull: false } } policy ? spec with { PodFailurePolicy = policy with { Rules = default } } : spec;

    private static PodFailurePolicy? Policy(PodFailurePolicy? policy)
    {
        if (policy is null)
        {
            return null;
        }

        var rules = policy.Rules.Rewrite(r =>
        {
            var patterns = r.OnPodConditions.Rewrite(p => p.Status.Length > 0 ? p : p with { Status = "True" });
            return patterns.IsSame(r.OnPodConditions) ? r : r with { OnPodConditions = patterns };
        });
        return rules.IsSame(policy.Rules) ? policy : policy with { Rules = rules };
    }
}
