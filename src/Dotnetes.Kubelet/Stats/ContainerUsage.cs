using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What a container uses.</summary>
/// <param name="Container">The container.</param>
/// <param name="Usage">Processor time and memory.</param>
/// <param name="WritableLayer">What it wrote to its root file system; null when that is not known.</param>
internal sealed record ContainerUsage(RuntimeContainer Container, UsageSample Usage, Cri.V1.FilesystemUsage? WritableLayer);
