using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>What is legal in pods and templates of pods but hardly meant.</summary>
internal static class PodWarnings
{
    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/pod";

    private static readonly (string Key, string Text)[] s_annotations =
    [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ];

    /// <summary>Warnings about a new pod.</summary>
    public static IEnumerable<string> Pod(Pod pod) => [.. Name(pod.Metadata.Name, "the Pod's hostname"), .. Of(FieldPath.None, pod.Spec, pod.Metadata, false)];

    /// <summary>Warnings about a template.</summary>
    public static IEnumerable<string> Template(FieldPath path, PodTemplateSpec template) => Of(path, template.Spec, template.Metadata, true);

    /// <summary>Warnings about an object that makes pods from its template and whose name becomes part of theirs.</summary>
    /// <param name="metadata">The metadata of the object.</param>
    /// <param name="template">Its template.</param>
    /// <param name="isNew">Whether the object is made; only then its name counts.</param>
    /// <param name="hasChanged">Whether what is wanted of it changes; only then, or when it is made, the template counts.</param>
    public static IEnumerable<string> Owner(ObjectMeta metadata, PodTemplateSpec template, bool isNew, bool hasChanged) =>
    [
        .. isNew ? Name(metadata.Name, "Pod names and hostnames") : [],
        .. isNew || hasChanged ? Template(FieldPath.Of("spec", "template"), template) : [],
    ];

    /// <summary>Warns of a name that is no DNS label.</summary>
    public static IEnumerable<string> Name(string name, string use)
    {
        var messages = DnsNames.IsDns1123Label(name);
        return messages.IsEmpty
            ? []
            : [$"metadata.name: this is used in {use}, which can result in surprising behavior; a DNS label is recommended: [{string.Join(' ', messages.AsEnumerable())}]"];
    }

    private static IEnumerable<string> Of(FieldPath root, PodSpec spec, ObjectMeta metadata, bool isTemplate)
    {
        var path = root.Child("spec");
        var annotations = root.Child("metadata", "annotations");
        return
        [
            .. Scheduling(path, spec),
            .. s_annotations.Where(a => metadata.Annotations.ContainsKey(a.Key)).Select(a => $"{annotations.Key(a.Key)}: {a.Text}"),
            .. PodVolumeWarnings.Of(path.Child("volumes"), spec.Volumes),
            .. References(path, spec),
            .. Whole(path.Child("overhead"), spec.Overhead),
            .. spec.SecurityContext?.SeccompProfile is null && metadata.Annotations.ContainsKey(Seccomp)
                ? [$"{annotations.Key(Seccomp)}: non-functional in v1.27+; use the \"seccompProfile\" field instead"]
                : Array.Empty<string>(),
            .. ContainerWarnings.Of(path, annotations, spec, metadata, isTemplate),
            .. spec.TerminationGracePeriodSeconds < 0
                ? [$"{path.Child("terminationGracePeriodSeconds")}: must be >= 0; negative values are invalid and will be treated as 1"]
                : Array.Empty<string>(),
            .. Affinity(path.Child("affinity"), spec.Affinity),
            .. Addresses(path, spec),
        ];
    }

    /// <summary>Warns of parts of bytes.</summary>
    public static IEnumerable<string> Whole(FieldPath path, ValueMap<Quantity> amounts)
    {
        foreach (var name in (string[])["memory", "ephemeral-storage"])
        {
            if (amounts.TryGetValue(name, out var amount) && amount.MilliValue() % 1000 != 0)
            {
                yield return $"{path.Key(name)}: fractional byte value {GoText.Quote(amount.ToString())} is invalid, must be an integer";
            }
        }
    }

    private static IEnumerable<string> Scheduling(FieldPath path, PodSpec spec)
    {
        foreach (var label in spec.NodeSelector.Keys)
        {
            if (NodeLabelWarnings.Of(label) is { } text)
            {
                yield return $"{path.Child("nodeSelector").Key(label)}: {text}";
            }
        }

        var affinity = path.Child("affinity", "nodeAffinity");
        var required = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
        for (var i = 0; i < required.Count; i++)
        {
            foreach (var text in NodeLabelWarnings.Term(required[i], affinity.Child("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms").Index(i), false))
            {
                yield return text;
            }
        }

        var preferred = spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? default;
        for (var i = 0; i < preferred.Count; i++)
        {
            foreach (var text in NodeLabelWarnings.Term(preferred[i].Preference, affinity.Child("preferredDuringSchedulingIgnoredDuringExecution").Index(i).Child("preference"), true))
            {
                yield return text;
            }
        }

        for (var i = 0; i < spec.TopologySpreadConstraints.Count; i++)
        {
            var constraint = spec.TopologySpreadConstraints[i];
            var at = path.Child("topologySpreadConstraints").Index(i);
            if (NodeLabelWarnings.Of(constraint.TopologyKey) is { } text)
            {
                yield return $"{at.Child("topologyKey")}: {constraint.TopologyKey} is {text}";
            }

            if (constraint.LabelSelector is null)
            {
                yield return NullSelector(at);
            }
        }
    }

    private static IEnumerable<string> References(FieldPath path, PodSpec spec)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.HostAliases.Count; i++)
        {
            if (!addresses.Add(spec.HostAliases[i].Ip))
            {
                yield return $"{path.Child("hostAliases").Index(i).Child("ip")}: duplicate ip {GoText.Quote(spec.HostAliases[i].Ip)}";
            }
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.ImagePullSecrets.Count; i++)
        {
            if (!names.Add(spec.ImagePullSecrets[i].Name))
            {
                yield return $"{path.Child("imagePullSecrets").Index(i).Child("name")}: duplicate name {GoText.Quote(spec.ImagePullSecrets[i].Name)}";
            }
        }

        for (var i = 0; i < spec.ImagePullSecrets.Count; i++)
        {
            if (spec.ImagePullSecrets[i].Name.Length == 0)
            {
                yield return $"{path.Child("imagePullSecrets").Index(i).Child("name")}: invalid empty name \"\"";
            }
        }
    }

    private static IEnumerable<string> Affinity(FieldPath path, Affinity? affinity) =>
    [
        .. Terms(path.Child("podAffinity"), affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? default, affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? default),
        .. Terms(path.Child("podAntiAffinity"), affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? default, affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? default),
    ];

    private static IEnumerable<string> Terms(FieldPath path, ValueList<PodAffinityTerm> required, ValueList<WeightedPodAffinityTerm> preferred)
    {
        for (var i = 0; i < required.Count; i++)
        {
            if (required[i].LabelSelector is null)
            {
                yield return NullSelector(path.Child("requiredDuringSchedulingIgnoredDuringExecution").Index(i));
            }
        }

        for (var i = 0; i < preferred.Count; i++)
        {
            if (preferred[i].PodAffinityTerm.LabelSelector is null)
            {
                yield return NullSelector(path.Child("preferredDuringSchedulingIgnoredDuringExecution").Index(i).Child("podAffinityTerm"));
            }
        }
    }

    private static string NullSelector(FieldPath path) => $"{path.Child("labelSelector")}: a null labelSelector results in matching no pod";

    private static IEnumerable<string> Addresses(FieldPath path, PodSpec spec)
    {
        var servers = spec.DnsConfig?.Nameservers ?? default;
        for (var i = 0; i < servers.Count; i++)
        {
            foreach (var text in IpAddresses.GetWarningsForIp(path.Child("dnsConfig", "nameservers").Index(i), servers[i]).AsEnumerable())
            {
                yield return text;
            }
        }

        for (var i = 0; i < spec.HostAliases.Count; i++)
        {
            foreach (var text in IpAddresses.GetWarningsForIp(path.Child("hostAliases").Index(i).Child("ip"), spec.HostAliases[i].Ip).AsEnumerable())
            {
                yield return text;
            }
        }
    }
}
