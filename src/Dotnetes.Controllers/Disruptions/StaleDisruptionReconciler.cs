using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Disruptions;

/// <summary>Takes back the condition that announces the end of a pod when nobody deleted the pod within two minutes.</summary>
internal sealed class StaleDisruptionReconciler : ObjectReconciler
{
    private const string ByKubelet = "TerminationByKubelet";
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly IInformer<Pod> _pods;

    public StaleDisruptionReconciler(ControllerContext context)
        : base("disruption-controller", context, workers: 1) => _pods = Watch<Pod>(OnPod);

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { } pod || Announcement(pod) is not { } announced)
        {
            return null;
        }

        var left = announced.LastTransitionTime.ToDateTimeOffset() + s_timeout - Now;
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        var condition = new PodCondition { Type = PodConditionType.DisruptionTarget, Status = ConditionStatus.False, ObservedGeneration = announced.ObservedGeneration == 0 ? 0 : pod.Metadata.Generation };
        if (PodDisruption.Change(pod, condition, Now) is { } change)
        {
            try
            {
                await Context.Client.UpdateStatus(
                    pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.SetItem(pod.Status.Conditions.FindIndex(c => c.Type == change.Type), change) } },
                    cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                // It went after all.
            }
        }

        return null;
    }

    // Kubelets may take as long as they need to.
    private static PodCondition? Announcement(Pod pod) => pod.Metadata.DeletionTimestamp is not null || PodState.IsTerminal(pod)
        ? null
        : pod.Status.Conditions.Find(c => c.Type == PodConditionType.DisruptionTarget && c.Status == ConditionStatus.True && c.Reason != ByKubelet);

    private void OnPod(Pod? old, Pod? current)
    {
        if (current is not null && Announcement(current) is not null)
        {
            Enqueue(old, current);
        }
    }
}
