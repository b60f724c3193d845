using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The defaults of pods and of the pod templates inside workloads.</summary>
public static class PodDefaults
{
    private const long GraceSeconds = 30;

    /// <summary>Completes a template: what every pod spec gets.</summary>
    public static PodTemplateSpec Apply(PodTemplateSpec template)
    {
        var spec = Apply(template.Spec);
        return ReferenceEquals(spec, template.Spec) ? template : template with { Spec = spec };
    }

    /// <summary>Completes a pod: what every pod spec gets, and what only pods get (requests from limits, service links, host ports).</summary>
    public static Pod Apply(Pod pod)
    {
        var spec = Apply(pod.Spec);
        var containers = spec.Containers.Rewrite(RequestsFromLimits);
        var initContainers = spec.InitContainers.Rewrite(RequestsFromLimits);
        if (spec.HostNetwork)
        {
            containers = containers.Rewrite(HostPorts);
            initContainers = initContainers.Rewrite(HostPorts);
        }

        if (spec.EnableServiceLinks is null || !containers.IsSame(spec.Containers) || !initContainers.IsSame(spec.InitContainers))
        {
            spec = spec with { EnableServiceLinks = spec.EnableServiceLinks ?? true, Containers = containers, InitContainers = initContainers };
        }

        if (spec.Resources is not null)
        {
            spec = PodLevelResources.Complete(spec);
        }

        return ReferenceEquals(spec, pod.Spec) ? pod : pod with { Spec = spec };
    }

    /// <summary>Completes a pod spec.</summary>
    public static PodSpec Apply(PodSpec s)
    {
        var volumes = s.Volumes.Rewrite(VolumeDefaults.Apply);
        var containers = s.Containers.Rewrite(ContainerDefaults.Apply);
        var initContainers = s.InitContainers.Rewrite(ContainerDefaults.Apply);
        var ephemeral = s.EphemeralContainers.Rewrite(ContainerDefaults.Apply);
        var overhead = Quantities.RoundUp(s.Overhead);
        var resources = s.Resources is { } r ? ContainerDefaults.Resources(r) : null;
        var (account, deprecatedAccount) = Accounts(s);
        var isComplete = s.DnsPolicy.Length > 0
            && s.RestartPolicy.Length > 0
            && s.SchedulerName.Length > 0
            && s is { SecurityContext: not null, TerminationGracePeriodSeconds: not null }
            && ReferenceEquals(account, s.ServiceAccountName)
            && ReferenceEquals(deprecatedAccount, s.ServiceAccount)
            && ReferenceEquals(resources, s.Resources)
            && volumes.IsSame(s.Volumes)
            && containers.IsSame(s.Containers)
            && initContainers.IsSame(s.InitContainers)
            && ephemeral.IsSame(s.EphemeralContainers)
            && overhead == s.Overhead;
        return isComplete
            ? s
            : s with
            {
                DnsPolicy = Or(s.DnsPolicy, "ClusterFirst"),
                RestartPolicy = Or(s.RestartPolicy, "Always"),
                SchedulerName = Or(s.SchedulerName, "default-scheduler"),
                SecurityContext = s.SecurityContext ?? new(),
                TerminationGracePeriodSeconds = s.TerminationGracePeriodSeconds ?? GraceSeconds,
                ServiceAccountName = account,
                ServiceAccount = deprecatedAccount,
                Volumes = volumes,
                Containers = containers,
                InitContainers = initContainers,
                EphemeralContainers = ephemeral,
                Overhead = overhead,
                Resources = resources,
            };
    }

    // The old and the new name of one field are kept equal; the new one wins.
    private static (string Name, string Deprecated) Accounts(PodSpec s)
    {
        var account = Or(s.ServiceAccountName, s.ServiceAccount);
        return account == s.ServiceAccount ? (account, s.ServiceAccount) : (account, account);
    }

    private static Container RequestsFromLimits(Container c)
    {
        var requests = Quantities.Complete(c.Resources.Requests, c.Resources.Limits);
        return requests.Count == c.Resources.Requests.Count ? c : c with { Resources = c.Resources with { Requests = requests } };
    }

    private static Container HostPorts(Container c)
    {
        var ports = c.Ports.Rewrite(p => p.HostPort == 0 ? p with { HostPort = p.ContainerPortValue } : p);
        return ports.IsSame(c.Ports) ? c : c with { Ports = ports };
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;
}
