using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>What is legal in containers but hardly meant.</summary>
internal static class ContainerWarnings
{
    private const string Seccomp = "container.seccomp.security.alpha.kubernetes.io/";

    /// <summary>Warnings about all containers of a pod.</summary>
    public static IEnumerable<string> Of(FieldPath path, FieldPath annotations, PodSpec spec, ObjectMeta metadata, bool isTemplate)
    {
        var containers = Containers(path, spec).ToList();
        var texts = new List<string>();
        foreach (var (container, at) in containers)
        {
            Annotations(texts, annotations, container, spec, metadata, isTemplate);
            texts.AddRange(PodWarnings.Whole(at.Child("resources", "limits"), Only(container.Resources.Limits, "memory")));
            texts.AddRange(PodWarnings.Whole(at.Child("resources", "requests"), Only(container.Resources.Requests, "memory")));
            texts.AddRange(PodWarnings.Whole(at.Child("resources", "limits"), Only(container.Resources.Limits, "ephemeral-storage")));
            texts.AddRange(PodWarnings.Whole(at.Child("resources", "requests"), Only(container.Resources.Requests, "ephemeral-storage")));
            Environment(texts, at.Child("env"), container.Env);
        }

        Ports(texts, containers);
        PortNames(texts, containers);
        return texts;
    }

    private static IEnumerable<(Container Container, FieldPath Path)> Containers(FieldPath path, PodSpec spec)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            yield return (spec.InitContainers[i], path.Child("initContainers").Index(i));
        }

        for (var i = 0; i < spec.Containers.Count; i++)
        {
            yield return (spec.Containers[i], path.Child("containers").Index(i));
        }

        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            var container = spec.EphemeralContainers[i];
            yield return (
                new Container { Name = container.Name, Env = container.Env, Ports = container.Ports, Resources = container.Resources, SecurityContext = container.SecurityContext },
                path.Child("ephemeralContainers").Index(i));
        }
    }

    private static ValueMap<Quantity> Only(ValueMap<Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) ? ValueMap.Of((name, amount)) : default;

    private static void Annotations(List<string> texts, FieldPath path, Container container, PodSpec spec, ObjectMeta metadata, bool isTemplate)
    {
        var seccomp = Seccomp + container.Name;
        if (container.SecurityContext?.SeccompProfile is null && metadata.Annotations.ContainsKey(seccomp))
        {
            texts.Add($"{path.Key(seccomp)}: non-functional in v1.27+; use the \"seccompProfile\" field instead");
        }

        var appArmor = PodAppArmor.Prefix + container.Name;
        if (isTemplate
            && container.SecurityContext?.AppArmorProfile is null
            && metadata.Annotations.TryGetValue(appArmor, out var annotation)
            && (spec.SecurityContext?.AppArmorProfile is not { } profile || profile != PodAppArmor.ProfileOf(annotation)))
        {
            texts.Add($"{path.Key(appArmor)}: deprecated since v1.30; use the \"appArmorProfile\" field instead");
        }
    }

    private static void Environment(List<string> texts, FieldPath path, ValueList<EnvVar> environment)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < environment.Count; i++)
        {
            var variable = environment[i];
            if (seen.Add(variable.Name))
            {
                continue;
            }

            // A variable may be written again to add to its own value.
            var reference = $"$({variable.Name})";
            if (variable.ValueFrom is not null || variable.Value == reference || !variable.Value.Contains(reference, StringComparison.Ordinal))
            {
                texts.Add($"{path.Index(i)}: hides previous definition of {GoText.Quote(variable.Name)}, which may be dropped when using apply");
            }
        }
    }

    private static void Ports(List<string> texts, List<(Container Container, FieldPath Path)> containers)
    {
        var known = new Dictionary<(int Port, string Protocol), List<(ContainerPort Port, FieldPath Path)>>();
        foreach (var (port, path) in PortsOf(containers))
        {
            if (port.HostIP.Length > 0 && port.HostPort == 0)
            {
                texts.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: hostIP set without hostPort: {{Name:{port.Name} HostPort:0 ContainerPort:{port.ContainerPortValue} Protocol:{port.Protocol} HostIP:{port.HostIP}}}"));
            }

            var key = (port.ContainerPortValue, port.Protocol);
            if (!known.TryGetValue(key, out var others))
            {
                known[key] = others = [];
            }

            foreach (var (other, at) in others)
            {
                if (port.HostIP == other.HostIP && port.HostPort == other.HostPort)
                {
                    texts.Add($"{path}: duplicate port definition with {at}");
                }
                else if (port.HostPort == 0 || other.HostPort == 0)
                {
                    texts.Add($"{path}: overlapping port definition with {at}");
                }
                else if (port.HostPort == other.HostPort && port.HostIP.Length == 0 != (other.HostIP.Length == 0))
                {
                    texts.Add($"{path}: dangerously ambiguous port definition with {at}");
                }
            }

            others.Add((port, path));
        }
    }

    private static void PortNames(List<string> texts, List<(Container Container, FieldPath Path)> containers)
    {
        var known = new Dictionary<string, FieldPath>(StringComparer.Ordinal);
        foreach (var (port, path) in PortsOf(containers))
        {
            if (port.Name.Length > 0 && !known.TryAdd(port.Name, path))
            {
                var other = known[port.Name];
                texts.Add($"{path}: duplicate port name {GoText.Quote(port.Name)} with {other}, services and probes that select ports by name will use {other}");
            }
        }
    }

    private static IEnumerable<(ContainerPort Port, FieldPath Path)> PortsOf(List<(Container Container, FieldPath Path)> containers)
    {
        foreach (var (container, path) in containers)
        {
            for (var i = 0; i < container.Ports.Count; i++)
            {
                yield return (container.Ports[i], path.Child("ports").Index(i));
            }
        }
    }
}
