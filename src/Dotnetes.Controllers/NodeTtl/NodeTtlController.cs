using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.NodeTtl;

/// <summary>Tells kubelets by an annotation of their node for how many seconds they may keep secrets and config maps: the longer, the more nodes there are.</summary>
public sealed class NodeTtlController : ObjectReconciler
{
    /// <summary>Where a node is told, in whole seconds.</summary>
    public const string Annotation = "node.alpha.kubernetes.io/ttl";

    // The bounds overlap, so that a cluster whose size varies a little does not have all its nodes written again and again.
    private static readonly (int Least, int Most, int Seconds)[] s_steps = [(0, 100, 0), (90, 500, 15), (450, 1000, 30), (900, 2000, 60), (1800, int.MaxValue, 300)];

    private readonly IInformer<Node> _nodes;
    private readonly Lock _gate = new();
    private int _count;
    private int _step;

    /// <summary>Creates the controller.</summary>
    public NodeTtlController(ControllerContext context)
        : base("ttl-controller", context) => _nodes = Watch<Node>(OnNode);

    /// <summary>What the nodes of a cluster are told that has so many of them from its beginning, in seconds.</summary>
    public static int SecondsFor(int nodes) => s_steps[StepFor(nodes, 0)].Seconds;

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        int seconds;
        lock (_gate)
        {
            seconds = s_steps[_step].Seconds;
        }

        var wanted = seconds.ToString(CultureInfo.InvariantCulture);
        if (_nodes.Get(null, key.Name) is { } node && node.Metadata.Annotations.GetValueOrDefault(Annotation) != wanted)
        {
            var patch = ObjectPatch.Strategic("{\"metadata\":{\"annotations\":{\"" + Annotation + "\":\"" + wanted + "\"}}}");
            await Context.Client.Patch<Node>(null, key.Name, patch, cancellationToken: cancellationToken);
        }

        return null;
    }

    /// <summary>The step for a number of nodes, from the one taken before.</summary>
    internal static int StepFor(int count, int before)
    {
        while (count > s_steps[before].Most)
        {
            before++;
        }

        while (count < s_steps[before].Least)
        {
            before--;
        }

        return before;
    }

    private void OnNode(Node? old, Node? current)
    {
        bool changed;
        lock (_gate)
        {
            _count += (current is null ? 0 : 1) - (old is null ? 0 : 1);
            var step = StepFor(_count, _step);
            changed = step != _step;
            _step = step;
        }

        if (current is not null && (old is null || current.Metadata.Annotations.GetValueOrDefault(Annotation) != old.Metadata.Annotations.GetValueOrDefault(Annotation)))
        {
            Queue.Add(ObjectKey.Of(current));
        }

        foreach (var node in changed ? _nodes.List() : [])
        {
            Queue.Add(ObjectKey.Of(node));
        }
    }
}
