using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// The labels and annotations by which sandboxes and containers are known again after a restart. The names are upstream's, so that tools
/// which read them (log collectors, crictl, cAdvisor) work unchanged.
/// </summary>
internal static class RuntimeLabels
{
    public const string PodName = "io.kubernetes.pod.name";
    public const string PodNamespace = "io.kubernetes.pod.namespace";
    public const string PodUid = "io.kubernetes.pod.uid";
    public const string ContainerName = "io.kubernetes.container.name";
    public const string Hash = "io.kubernetes.container.hash";
    public const string RestartCount = "io.kubernetes.container.restartCount";
    public const string TerminationMessagePath = "io.kubernetes.container.terminationMessagePath";
    public const string TerminationMessagePolicy = "io.kubernetes.container.terminationMessagePolicy";
    public const string PodGracePeriod = "io.kubernetes.pod.terminationGracePeriod";
    public const string Resources = "dotnetes.io/container.resources";
    public const string PreStop = "io.kubernetes.container.preStopHandler";

    public static ValueMap<string> ForSandbox(Pod pod) => pod.Metadata.Labels
        .With(PodName, pod.Metadata.Name)
        .With(PodNamespace, pod.Metadata.Namespace)
        .With(PodUid, pod.Metadata.Uid);

    public static ValueMap<string> ForContainer(Pod pod, PodContainer container) => ValueMap.Of(
        (PodName, pod.Metadata.Name),
        (PodNamespace, pod.Metadata.Namespace),
        (PodUid, pod.Metadata.Uid),
        (ContainerName, container.Name));

    public static ValueMap<string> Annotations(Pod pod, PodContainer container, int attempt, string terminationMessagePath)
    {
        var builder = new ValueMapBuilder<string>();
        builder.Add(Hash, HashOf(container));
        builder.Add(RestartCount, attempt.ToString(CultureInfo.InvariantCulture));
        builder.Add(TerminationMessagePath, terminationMessagePath);
        builder.Add(TerminationMessagePolicy, container.Spec.TerminationMessagePolicy);
        builder.Add(PodGracePeriod, (pod.Spec.TerminationGracePeriodSeconds ?? 30).ToString(CultureInfo.InvariantCulture));
        if (container.Spec.Resources != ResourceRequirements.Empty)
        {
            builder.Add(Resources, JsonText.Of(container.Spec.Resources with { Claims = default }));
        }

        if (container.Spec.Lifecycle?.PreStop is { } hook)
        {
            builder.Add(PreStop, JsonText.Of(hook));
        }

        return builder.ToMap();
    }

    /// <summary>Changes when a running container must be replaced by a new one: with its name or image.</summary>
    public static string HashOf(PodContainer container)
    {
        // FNV-1a, 32 bits.
        var hash = 2166136261u;
        Add(container.Name);
        Add("\0");
        Add(container.Spec.Image);
        return hash.ToString("x", CultureInfo.InvariantCulture);

        void Add(string text)
        {
            foreach (var value in System.Text.Encoding.UTF8.GetBytes(text))
            {
                hash = unchecked((hash ^ value) * 16777619);
            }
        }
    }
}
