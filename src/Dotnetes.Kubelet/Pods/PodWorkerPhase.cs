namespace Dotnetes.Kubelet.Pods;

/// <summary>How far a pod's worker is.</summary>
internal enum PodWorkerPhase
{
    /// <summary>The pod is to run.</summary>
    Running,

    /// <summary>It is being stopped.</summary>
    Ending,

    /// <summary>Nothing of it runs; its object is still there.</summary>
    Ended,

    /// <summary>Nothing of it is left.</summary>
    Gone,
}
