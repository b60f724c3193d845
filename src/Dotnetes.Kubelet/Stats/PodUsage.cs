using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What a pod uses.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Usage">Its cgroup's usage; null when it has none.</param>
/// <param name="Containers">Its running containers.</param>
internal sealed record PodUsage(Pod Pod, UsageSample? Usage, IReadOnlyList<ContainerUsage> Containers)
{
    /// <summary>The interfaces of its network; none when nothing runs or the node's network is used.</summary>
    public IReadOnlyList<InterfaceUsage> Interfaces => _interfaces ??= Pod.Spec.HostNetwork ? [] : Read();

    private IReadOnlyList<InterfaceUsage>? _interfaces;

    private IReadOnlyList<InterfaceUsage> Read() =>
        Containers.SelectMany(c => c.Usage.Details?.Processes ?? []).Select(id => InterfaceUsage.Of(id.ToString(System.Globalization.CultureInfo.InvariantCulture))).FirstOrDefault(found => found.Count > 0) ?? [];
}
