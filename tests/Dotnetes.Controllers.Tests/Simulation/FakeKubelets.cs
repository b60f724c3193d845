using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>Starts every pod at once and ends those that are deleted, as far as the test lets it.</summary>
internal sealed class FakeKubelets : ObjectReconciler
{
    private readonly IInformer<Pod> _pods;

    public FakeKubelets(ControllerContext context)
        : base("kubelets", context) => _pods = Watch<Pod>(Enqueue);

    /// <summary>Which pods become ready.</summary>
    public Func<Pod, bool> Starts { get; set; } = _ => true;

    /// <summary>Which deleted pods end.</summary>
    public Func<Pod, bool> Ends { get; set; } = _ => true;

    /// <summary>The phase that pods reach.</summary>
    public Func<Pod, string> Outcome { get; set; } = _ => PodPhase.Running;

    /// <summary>The exit code of containers that end.</summary>
    public Func<Pod, int> ExitCode { get; set; } = _ => 1;

    /// <summary>Every pod that ran, in order.</summary>
    public List<string> Started { get; } = [];

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { } pod)
        {
            return null;
        }

        if (pod.Metadata.DeletionTimestamp is not null)
        {
            if (Ends(pod))
            {
                try
                {
                    await Context.Client.Delete<Pod>(key.Namespace, key.Name, new() { GracePeriodSeconds = 0 }, cancellationToken);
                }
                catch (KubeApiException e) when (e.IsNotFound)
                {
                    return null;
                }
            }

            return TimeSpan.FromSeconds(1);
        }

        if (pod.Status.Phase == PodPhase.Pending && Starts(pod))
        {
            var phase = Outcome(pod);
            Started.Add(pod.Metadata.Name);
            var ready = new PodCondition { Type = "Ready", Status = phase == PodPhase.Running ? "True" : "False", LastTransitionTime = Time.FromDateTimeOffset(Now) };
            var now = Time.FromDateTimeOffset(Now);
            ContainerState state = phase == PodPhase.Running
                ? new() { Running = new() { StartedAt = now } }
                : new() { Terminated = new() { ExitCode = phase == PodPhase.Succeeded ? 0 : ExitCode(pod), FinishedAt = now } };
            var status = pod.Status with { Phase = phase, StartTime = now, Conditions = [ready], ContainerStatuses = [new() { Name = "c", State = state }] };
            await Context.Client.UpdateStatus(pod with { Status = status }, cancellationToken: cancellationToken);
            return null;
        }

        return pod.Status.Phase == PodPhase.Pending ? TimeSpan.FromSeconds(1) : null;
    }
}
