using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Subresources;

/// <summary>Reads and sets the replicas of the built-in kinds that have them.</summary>
internal static class ScaleAccess
{
    /// <summary>Whether a kind has replicas.</summary>
    public static bool Knows(Type type) =>
        type == typeof(Deployment) || type == typeof(ReplicaSet) || type == typeof(StatefulSet) || type == typeof(ReplicationController);

    /// <summary>The wanted and the present number, and the selector of the pods as text.</summary>
    public static (int Wanted, int Present, string Selector) Read(IKubeObject value) => value switch
    {
        Deployment d => (d.Spec.Replicas ?? 0, d.Status.Replicas, Text(d.Spec.Selector)),
        ReplicaSet r => (r.Spec.Replicas ?? 0, r.Status.Replicas, Text(r.Spec.Selector)),
        StatefulSet s => (s.Spec.Replicas ?? 0, s.Status.Replicas, Text(s.Spec.Selector)),
        ReplicationController c => (c.Spec.Replicas ?? 0, c.Status.Replicas, LabelSelection.FromLabels(c.Spec.Selector).ToString()),
        _ => throw new InvalidOperationException($"{value.KindInfo.Kind} has no replicas"),
    };

    /// <summary>The object with another wanted number.</summary>
    public static IKubeObject WithReplicas(IKubeObject value, int replicas) => value switch
    {
        Deployment d => d with { Spec = d.Spec with { Replicas = replicas } },
        ReplicaSet r => r with { Spec = r.Spec with { Replicas = replicas } },
        StatefulSet s => s with { Spec = s.Spec with { Replicas = replicas } },
        ReplicationController c => c with { Spec = c.Spec with { Replicas = replicas } },
        _ => throw new InvalidOperationException($"{value.KindInfo.Kind} has no replicas"),
    };

    private static string Text(LabelSelector? selector) => LabelSelection.FromSelector(selector).ToString();
}
