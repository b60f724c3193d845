using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Keeps pods out of the active queue while they have scheduling gates (KEP-3521).</summary>
public sealed class SchedulingGates : IPreEnqueuePlugin, IEnqueueExtensions
{
    /// <inheritdoc/>
    public string Name => "SchedulingGates";

    /// <inheritdoc/>
    public IReadOnlyList<QueueingHint> Hints { get; } =
        [new(EventResource.UnscheduledPod, EventAction.Update, static (_, _, current) => current is Pod { Spec.SchedulingGates.IsEmpty: true })];

    /// <inheritdoc/>
    public Status PreEnqueue(Pod pod) => pod.Spec.SchedulingGates.IsEmpty
        ? Status.Success
        : new(StatusCode.UnschedulableAndUnresolvable, $"waiting for scheduling gates: [{string.Join(" ", pod.Spec.SchedulingGates.Map(g => g.Name).Span.ToArray())}]", Name);
}
