using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Jobs;

/// <summary>Takes the finalizer from pods that no job will count any more, so that they can go.</summary>
internal sealed class OrphanPodReconciler : ObjectReconciler
{
    private readonly IInformer<Job> _jobs;
    private readonly IInformer<Pod> _pods;

    public OrphanPodReconciler(ControllerContext context)
        : base("job-controller", context, workers: 1)
    {
        _jobs = Watch<Job>(OnJob);
        _pods = Watch<Pod>(OnPod);
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { } pod || !JobPods.HasFinalizer(pod) || !IsOrphan(pod))
        {
            return null;
        }

        try
        {
            await Context.Client.Patch<Pod>(key.Namespace, key.Name, JobPods.WithoutFinalizer, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }

        return null;
    }

    private bool IsOrphan(Pod pod)
    {
        if (Ownership.ControllerOf(pod) is not { } owner)
        {
            return true;
        }

        if (owner.Kind != "Job" || owner.ApiVersion != "batch/v1")
        {
            return false;
        }

        var job = _jobs.Get(pod.Metadata.Namespace, owner.Name);
        return job is null || job.Metadata.Uid != owner.Uid || (JobReconciler.IsOurs(job) && JobPods.IsFinished(job));
    }

    private void OnPod(Pod? old, Pod? current)
    {
        if (current is not null && JobPods.HasFinalizer(current) && IsOrphan(current))
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }

    private void OnJob(Job? old, Job? current)
    {
        if (current is not null && !JobPods.IsFinished(current))
        {
            return;
        }

        foreach (var pod in _pods.List((current ?? old)!.Metadata.Namespace).Where(p => JobPods.HasFinalizer(p) && Ownership.IsControlledBy(p, (current ?? old)!)))
        {
            Queue.Add(ObjectKey.Of(pod));
        }
    }
}
