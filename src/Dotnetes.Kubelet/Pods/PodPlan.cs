using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>What one sync of a pod has to do.</summary>
internal sealed record PodPlan
{
    /// <summary>Whether the pod needs a new sandbox; what runs in old ones is stopped first.</summary>
    public bool CreateSandbox { get; init; }

    /// <summary>The number of the sandbox to create.</summary>
    public uint SandboxAttempt { get; init; }

    /// <summary>Containers to stop, with why.</summary>
    public IReadOnlyList<(PodContainer? Container, RuntimeContainer Running, string Message)> Stop { get; init; } = [];

    /// <summary>Containers to start, in order.</summary>
    public IReadOnlyList<PodContainer> Start { get; init; } = [];

    /// <summary>Whether the init containers are through.</summary>
    public bool Initialized { get; init; }
}
