using Dotnetes.Cri.V1;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// A number for what the runtime has of a pod: it differs when a sandbox or container came, went or changed its state. The order does not
/// matter. Only numbers of one process compare.
/// </summary>
internal static class RuntimeSignature
{
    /// <summary>The number with a sandbox.</summary>
    public static long With(long signature, string sandboxId, bool isReady) =>
        unchecked(signature + HashCode.Combine(sandboxId, isReady ? PodSandboxState.Ready : PodSandboxState.Notready));

    /// <summary>The number with a container.</summary>
    public static long With(long signature, string containerId, ContainerState state) => unchecked(signature + HashCode.Combine(containerId, state));
}
