using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Jobs;

/// <summary>Runs the pods of jobs until enough of them succeeded or too many failed.</summary>
internal sealed class JobReconciler : ObjectReconciler
{
    private static readonly TimeSpan s_catchUp = TimeSpan.FromMilliseconds(50);

    // Pods often end together; their job looks at them together.
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(100);

    private readonly IInformer<Job> _jobs;
    private readonly IInformer<Pod> _pods;
    private readonly JobServices _services;

    public JobReconciler(ControllerContext context)
        : base("job-controller", context)
    {
        _services = new(context, new(context.Client, context.Events), new(), new(), new(context.Time), new());
        _jobs = Watch<Job>(OnJob);
        _pods = Watch<Pod>(OnPod).ByController();
    }

    /// <summary>Whether a job is for this controller, and not for another one that its owner chose (KEP-4368).</summary>
    public static bool IsOurs(Job job) => job.Spec.ManagedBy is null or "kubernetes.io/job-controller";

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_jobs.Get(key.Namespace, key.Name) is not { } job)
        {
            Forget(key);
            return null;
        }

        if (!IsOurs(job))
        {
            return null;
        }

        if (JobPods.IsFinished(job))
        {
            Forget(key);
            return null;
        }

        if (_services.PodWrites.IsBehind(key, _pods.ResourceVersion) || _services.JobWrites.IsBehind(key, _jobs.ResourceVersion))
        {
            return s_catchUp;
        }

        if (job.Spec.CompletionMode is not (null or CompletionMode.NonIndexed or CompletionMode.Indexed))
        {
            Context.Events.Warning(job, "UnknownCompletionMode", "Skipped Job sync because completion mode is unknown");
            return null;
        }

        var isSettled = _services.Expectations.AreSatisfied(key);
        var selector = LabelSelection.FromSelector(job.Spec.Selector);
        var pods = await Ownership.Claim(Context.Client, job, selector, ControlledObjects.Candidates(_pods, job), cancellationToken, JobPods.Finalizer);
        var start = Context.Time.GetTimestamp();
        var result = "error";
        try
        {
            var again = await new JobSync(_services, job, pods, isSettled).Run(cancellationToken);
            result = "success";
            return again;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
        finally
        {
            ControllerMetrics.JobSyncs.With("reconciling", JobPods.ModeOf(job), result).Increment();
            ControllerMetrics.JobSyncDuration.With("reconciling", JobPods.ModeOf(job), result).Observe(Context.Time.GetElapsedTime(start).TotalSeconds);
        }
    }

    private void Forget(ObjectKey key)
    {
        _services.Expectations.Forget(key);
        _services.Backoff.Forget(key);
        _services.PodWrites.Forget(key);
        _services.JobWrites.Forget(key);
    }

    private void OnJob(Job? old, Job? current)
    {
        if (current is null)
        {
            _services.JobWrites.IsOwn(old, null);
        }

        Enqueue(old, current);
    }

    private void OnPod(Pod? old, Pod? current)
    {
        var pod = current ?? old!;
        if (PodOwners.Of(pod, "Job") is { } owner && (current is null || pod.Metadata.DeletionTimestamp is not null))
        {
            _services.Expectations.DeletionObserved(owner, pod.Metadata.Uid);
        }

        if (current is null)
        {
            _services.PodWrites.IsOwn(old, null);
        }

        CountTracked(old, current);
        PodOwners.Notify("Job", old, current, MayAdopt, key => Queue.AddAfter(key, s_batch));
    }

    private static void CountTracked(Pod? old, Pod? current)
    {
        var (before, now) = (IsTracked(old), IsTracked(current));
        if (before != now)
        {
            ControllerMetrics.JobPodsTracked.With(now ? "add" : "delete").Increment();
        }

        static bool IsTracked(Pod? pod) => pod is { Status.Phase: PodPhase.Succeeded or PodPhase.Failed } && pod.Metadata.Finalizers.Contains(JobPods.Finalizer);
    }

    private IEnumerable<ObjectKey> MayAdopt(Pod pod) => _jobs.List(pod.Metadata.Namespace)
        .Where(j => LabelSelection.FromSelector(j.Spec.Selector).Matches(pod.Metadata.Labels))
        .Select(j => ObjectKey.Of(j));
}
