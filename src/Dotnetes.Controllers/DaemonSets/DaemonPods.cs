using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Replication;
using Dotnetes.Controllers.TaintEviction;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.DaemonSets;

/// <summary>Where the pods of daemon sets belong, and what they are made of.</summary>
internal static class DaemonPods
{
    /// <summary>The label that holds the hash of the revision a pod was made from.</summary>
    public const string HashLabel = "controller-revision-hash";

    private const string GenerationLabel = "pod-template-generation";
    private const string GenerationAnnotation = "deprecated.daemonset.template.generation";
    private const string NameField = "metadata.name";

    private static readonly (string Key, string Effect)[] s_tolerated =
    [
        ("node.kubernetes.io/not-ready", TaintEffect.NoExecute),
        ("node.kubernetes.io/unreachable", TaintEffect.NoExecute),
        ("node.kubernetes.io/disk-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/memory-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/pid-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/unschedulable", TaintEffect.NoSchedule),
    ];

    /// <summary>Whether a node should get a pod, and whether one that is there may stay.</summary>
    public static (bool Run, bool Continue) Fits(DaemonSet set, Node node)
    {
        var spec = set.Spec.Template.Spec;
        if ((spec.NodeName.Length > 0 && spec.NodeName != node.Metadata.Name) || !NodeSelectors.MatchesRequired(new Pod { Spec = spec }, node))
        {
            return (false, false);
        }

        var tolerations = Tolerate(spec).Tolerations;
        var untolerated = node.Spec.Taints.RemoveAll(t => tolerations.Any(o => Tolerations.Tolerates(o, t)));
        return untolerated.Any(t => t.Effect is TaintEffect.NoExecute or TaintEffect.NoSchedule) ? (false, !untolerated.Any(t => t.Effect == TaintEffect.NoExecute)) : (true, true);
    }

    /// <summary>A pod for a node; the scheduler binds it there.</summary>
    public static Pod NewPod(DaemonSet set, string hash, string node)
    {
        var pod = PodTemplates.CreatePod(set.Spec.Template, set);
        var labels = pod.Metadata.Labels.With(HashLabel, hash);
        return pod with
        {
            Metadata = pod.Metadata with { Labels = Generation(set) is { } generation ? labels.With(GenerationLabel, generation) : labels },
            Spec = AtNode(Tolerate(pod.Spec), node),
        };
    }

    /// <summary>The node that a pod runs on or is meant for; empty when it is meant for none.</summary>
    public static string NodeOf(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0)
        {
            return pod.Spec.NodeName;
        }

        var terms = pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
        return terms.SelectMany(t => t.MatchFields).FirstOrDefault(f => f.Key == NameField && f.Operator == NodeSelectorOperator.In && f.Values.Count == 1)?.Values[0] ?? "";
    }

    /// <summary>Whether a pod is of the newest template.</summary>
    public static bool IsUpdated(DaemonSet set, Pod pod, string hash) => pod.Metadata.Labels.GetValueOrDefault(HashLabel) == hash
        || (Generation(set) is { } generation && pod.Metadata.Labels.GetValueOrDefault(GenerationLabel) == generation);

    /// <summary>How many more pods than one per node may run during an update, and how many nodes may be without one.</summary>
    public static (int Surge, int Unavailable) Limits(DaemonSet set, int desired)
    {
        if (set.Spec.UpdateStrategy is not { Type: DaemonSetUpdateStrategyType.RollingUpdate, RollingUpdate: { } rolling })
        {
            return (0, 0);
        }

        var surge = rolling.MaxSurge?.GetScaledValueFromIntOrPercent(desired, roundUp: true) ?? 0;
        var unavailable = rolling.MaxUnavailable?.GetScaledValueFromIntOrPercent(desired, roundUp: true) ?? 1;
        return desired > 0 && surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable);
    }

    private static string? Generation(DaemonSet set) =>
        long.TryParse(set.Metadata.Annotations.GetValueOrDefault(GenerationAnnotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    // Daemons stay on nodes that are in trouble.
    private static PodSpec Tolerate(PodSpec spec)
    {
        var tolerations = spec.Tolerations;
        foreach (var (key, effect) in s_tolerated)
        {
            tolerations = Add(tolerations, key, effect);
        }

        return spec with { Tolerations = spec.HostNetwork ? Add(tolerations, "node.kubernetes.io/network-unavailable", TaintEffect.NoSchedule) : tolerations };
    }

    private static ValueList<Toleration> Add(ValueList<Toleration> tolerations, string key, string effect)
    {
        var wanted = new Toleration { Key = key, Operator = TolerationOperator.Exists, Effect = effect };
        var index = tolerations.FindIndex(t => t.Key == key && t.Effect == effect && t.Operator == TolerationOperator.Exists && t.Value.Length == 0);
        return index < 0 ? tolerations.Add(wanted) : tolerations.SetItem(index, wanted);
    }

    // Replaces the required terms: that they hold was checked when the node was chosen.
    private static PodSpec AtNode(PodSpec spec, string node)
    {
        var affinity = spec.Affinity ?? Affinity.Empty;
        var nodes = affinity.NodeAffinity ?? NodeAffinity.Empty;
        NodeSelector only = new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = NameField, Operator = NodeSelectorOperator.In, Values = [node] }] }] };
        return spec with { Affinity = affinity with { NodeAffinity = nodes with { RequiredDuringSchedulingIgnoredDuringExecution = only } } };
    }
}
