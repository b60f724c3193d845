using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Dns;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Images;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pods;

/// <summary>What the workers of all pods share.</summary>
internal sealed record PodServices
{
    public required CriClient Runtime { get; init; }

    public required PodRuntimeReader Reader { get; init; }

    public required SandboxBuilder Sandboxes { get; init; }

    public required ContainerRunner Containers { get; init; }

    public required PodVolumes Volumes { get; init; }

    public required ServiceAccountTokens Tokens { get; init; }

    public required ImagePuller Images { get; init; }

    public required CgroupTree Cgroups { get; init; }

    public required DnsSettings Dns { get; init; }

    public required Prober Prober { get; init; }

    public required PodStatusBuilder Statuses { get; init; }

    public required PodStatusWriter Writer { get; init; }

    public required RestartBackOff BackOff { get; init; }

    public required RuntimeHandlers Handlers { get; init; }

    /// <summary>Whether the node can take a pod.</summary>
    public required NodeRoom Room { get; init; }

    /// <summary>The resources of a container in the runtime's terms.</summary>
    public required Func<Pod, PodContainer, Cri.V1.LinuxContainerResources> ResourcesOf { get; init; }

    public required IEventSink Events { get; init; }

    public required KubeletPaths Paths { get; init; }

    public required KubeletMetrics Metrics { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>How often a pod is looked at without reason.</summary>
    public required TimeSpan SyncPeriod { get; init; }

    /// <summary>Asks the relist to look sooner: a container is about to end.</summary>
    public Action Hurry { get; init; } = static () => { };
}
