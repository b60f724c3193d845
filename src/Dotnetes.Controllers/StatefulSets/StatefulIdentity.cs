using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>The identity of the pods of stateful sets: their names by ordinal, their host names, and the claims that belong to them.</summary>
internal static class StatefulIdentity
{
    /// <summary>The label that holds a pod's own name.</summary>
    public const string PodNameLabel = "statefulset.kubernetes.io/pod-name";

    /// <summary>The label that holds a pod's ordinal (KEP-4017).</summary>
    public const string PodIndexLabel = "apps.kubernetes.io/pod-index";

    /// <summary>The label that holds the name of the revision a pod was made from.</summary>
    public const string RevisionLabel = "controller-revision-hash";

    /// <summary>The ordinal in a pod's name; -1 when the pod is none of the set's.</summary>
    public static int Ordinal(StatefulSet set, Pod pod)
    {
        var name = pod.Metadata.Name.AsSpan();
        var dash = name.LastIndexOf('-');
        return dash >= 0 && name[..dash].SequenceEqual(set.Metadata.Name) && int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1;
    }

    /// <summary>The first ordinal.</summary>
    public static int Start(StatefulSet set) => set.Spec.Ordinals?.Start ?? 0;

    /// <summary>How many pods are wanted.</summary>
    public static int Replicas(StatefulSet set) => set.Spec.Replicas ?? 1;

    /// <summary>Whether a pod is one of those that are wanted.</summary>
    public static bool IsWanted(StatefulSet set, Pod pod) => Ordinal(set, pod) - Start(set) is var index && index >= 0 && index < Replicas(set);

    /// <summary>The name of the revision that a pod was made from.</summary>
    public static string RevisionOf(Pod pod) => pod.Metadata.Labels.GetValueOrDefault(RevisionLabel, "");

    /// <summary>The name of a pod's claim.</summary>
    public static string ClaimName(StatefulSet set, PersistentVolumeClaim template, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{template.Metadata.Name}-{set.Metadata.Name}-{ordinal}");

    /// <summary>The claims that a pod needs.</summary>
    public static IEnumerable<PersistentVolumeClaim> Claims(StatefulSet set, int ordinal)
    {
        var labels = set.Spec.Selector?.MatchLabels ?? default;
        return set.Spec.VolumeClaimTemplates.Select(t => t with
        {
            Metadata = t.Metadata with { Name = ClaimName(set, t, ordinal), Namespace = set.Metadata.Namespace, Labels = t.Metadata.Labels.WithAll(labels) },
            Status = PersistentVolumeClaimStatus.Empty,
        });
    }

    /// <summary>A pod that does not exist yet.</summary>
    public static Pod NewPod(StatefulSet set, PodTemplateSpec template, string revision, int ordinal)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name}-{ordinal}");
        var pod = PodTemplates.CreatePod(template, set);
        pod = pod with
        {
            Metadata = pod.Metadata with { Name = name, Labels = pod.Metadata.Labels.With(RevisionLabel, revision) },
            Spec = pod.Spec with { Hostname = name, Subdomain = set.Spec.ServiceName },
        };
        return WithStorage(set, WithIdentity(set, pod));
    }

    /// <summary>Whether a pod has the labels and volumes that its name asks for.</summary>
    public static bool IsConsistent(StatefulSet set, Pod pod) => pod.Metadata.Labels.GetValueOrDefault(PodNameLabel) == pod.Metadata.Name && HasStorage(set, pod);

    /// <summary>The pod with the labels and volumes that its name asks for.</summary>
    public static Pod MakeConsistent(StatefulSet set, Pod pod)
    {
        var result = pod.Metadata.Labels.GetValueOrDefault(PodNameLabel) == pod.Metadata.Name ? pod : WithIdentity(set, pod);
        return HasStorage(set, result) ? result : WithStorage(set, result);
    }

    private static bool HasStorage(StatefulSet set, Pod pod)
    {
        var ordinal = Ordinal(set, pod);
        return !set.Spec.VolumeClaimTemplates.Any(t =>
            pod.Spec.Volumes.Find(v => v.Name == t.Metadata.Name)?.PersistentVolumeClaim?.ClaimName != ClaimName(set, t, ordinal));
    }

    private static Pod WithIdentity(StatefulSet set, Pod pod) => pod with
    {
        Metadata = pod.Metadata with
        {
            Labels = pod.Metadata.Labels.With(PodNameLabel, pod.Metadata.Name).With(PodIndexLabel, Ordinal(set, pod).ToString(CultureInfo.InvariantCulture)),
        },
    };

    private static Pod WithStorage(StatefulSet set, Pod pod)
    {
        var ordinal = Ordinal(set, pod);
        var templates = set.Spec.VolumeClaimTemplates;
        var volumes = templates.Select(t => new Volume { Name = t.Metadata.Name, PersistentVolumeClaim = new() { ClaimName = ClaimName(set, t, ordinal) } })
            .Concat(pod.Spec.Volumes.Where(v => !templates.Any(t => t.Metadata.Name == v.Name)));
        return templates.IsEmpty ? pod : pod with { Spec = pod.Spec with { Volumes = volumes.ToValueList() } };
    }
}
