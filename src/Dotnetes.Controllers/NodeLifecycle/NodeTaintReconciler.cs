using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>Keeps the NoSchedule taints of nodes in step with their conditions, and their old labels with the new ones.</summary>
internal sealed class NodeTaintReconciler : ObjectReconciler
{
    private static readonly (string Primary, string Secondary)[] s_labels =
    [
        ("kubernetes.io/os", "beta.kubernetes.io/os"),
        ("kubernetes.io/arch", "beta.kubernetes.io/arch"),
    ];

    private readonly IInformer<Node> _nodes;

    public NodeTaintReconciler(ControllerContext context)
        : base("node_lifecycle_controller", context, workers: 8) => _nodes = Watch<Node>(Enqueue);

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_nodes.Get(null, key.Name) is not { } node)
        {
            return null;
        }

        var (add, remove) = NodeTaints.NoScheduleChanges(node);
        if (add.Count > 0 || remove.Count > 0)
        {
            await NodeTaints.Change(Context.Client, node, Now, add, remove, cancellationToken);
        }

        var labels = s_labels
            .Where(l => node.Metadata.Labels.TryGetValue(l.Primary, out var value) && node.Metadata.Labels.GetValueOrDefault(l.Secondary) != value)
            .Select(l => KeyValuePair.Create(l.Secondary, node.Metadata.Labels[l.Primary]))
            .ToValueMap();
        if (!labels.IsEmpty)
        {
            // Values of labels need no quoting.
            var members = string.Join(',', labels.Select(static l => $"\"{l.Key}\":\"{l.Value}\""));
            await Context.Client.Patch<Node>(null, key.Name, ObjectPatch.Merge("{\"metadata\":{\"labels\":{" + members + "}}}"), cancellationToken: cancellationToken);
        }

        return null;
    }
}
