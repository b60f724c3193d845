using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What a pod uses.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Usage">Its cgroup's usage; null when it has none.</param>
/// <param name="Containers">Its running containers.</param>
internal sealed record PodUsage(Pod Pod, UsageSample? Usage, IReadOnlyList<ContainerUsage> Containers);
