using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.TtlAfterFinished;

/// <summary>Deletes finished jobs, with their pods, when the time that they set for that is over (KEP-592).</summary>
public sealed class TtlAfterFinishedController : ObjectReconciler
{
    private readonly IInformer<Job> _jobs;

    /// <summary>Creates the controller.</summary>
    public TtlAfterFinishedController(ControllerContext context)
        : base("ttl-after-finished-controller", context) => _jobs = Watch<Job>(OnJob);

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_jobs.Get(key.Namespace, key.Name) is not { } job || Expiry(job) is not { } expiry)
        {
            return null;
        }

        if (expiry > Now)
        {
            return expiry - Now;
        }

        try
        {
            // The cache may lag behind somebody who has just given the job more time.
            job = await Context.Client.Get<Job>(key.Namespace, key.Name, cancellationToken: cancellationToken);
            if (Expiry(job) is not { } latest)
            {
                return null;
            }

            if (latest > Now)
            {
                return latest - Now;
            }

            var options = new DeleteOptions { PropagationPolicy = DeletionPropagation.Foreground, Preconditions = new() { Uid = job.Metadata.Uid } };
            await Context.Client.Delete<Job>(key.Namespace, key.Name, options, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }

        return null;
    }

    private static DateTimeOffset? Expiry(Job job)
    {
        if (job.Metadata.DeletionTimestamp is not null || job.Spec.TtlSecondsAfterFinished is not { } seconds)
        {
            return null;
        }

        var end = job.Status.Conditions.Find(static c => c.Type is JobConditionType.Complete or JobConditionType.Failed && c.Status == ConditionStatus.True);
        return end is null || end.LastTransitionTime.IsZero ? null : end.LastTransitionTime.ToDateTimeOffset().AddSeconds(seconds);
    }

    private void OnJob(Job? old, Job? current)
    {
        if (current is not null && Expiry(current) is not null)
        {
            Enqueue(old, current);
        }
    }
}
