using Dotnetes.Api.Batch.V1;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The selector that a job gets unless its author keeps one by hand: the uid of the job.</summary>
internal static class JobSelector
{
    public const string JobName = "batch.kubernetes.io/job-name";

    public const string ControllerUid = "batch.kubernetes.io/controller-uid";

    public const string LegacyJobName = "job-name";

    public const string LegacyControllerUid = "controller-uid";

    public static Job Generate(Job job)
    {
        if (job.Spec.ManualSelector == true)
        {
            return job;
        }

        var template = job.Spec.Template;
        var labels = template.Metadata.Labels;
        foreach (var (key, value) in new[] { (LegacyJobName, job.Metadata.Name), (JobName, job.Metadata.Name), (LegacyControllerUid, job.Metadata.Uid), (ControllerUid, job.Metadata.Uid) })
        {
            labels = labels.ContainsKey(key) ? labels : labels.With(key, value);
        }

        var selector = job.Spec.Selector ?? new();
        if (!selector.MatchLabels.ContainsKey(ControllerUid))
        {
            selector = selector with { MatchLabels = selector.MatchLabels.With(ControllerUid, job.Metadata.Uid) };
        }

        // Labels taken over from the template take part in this too.
        var own = job.Metadata.Labels == template.Metadata.Labels ? labels : job.Metadata.Labels;
        return job with
        {
            Metadata = job.Metadata with { Labels = own },
            Spec = job.Spec with { Selector = selector, Template = template with { Metadata = template.Metadata with { Labels = labels } } },
        };
    }
}
