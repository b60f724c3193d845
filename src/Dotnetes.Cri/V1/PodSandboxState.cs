namespace Dotnetes.Cri.V1;

/// <summary>Whether a pod sandbox is ready to run containers or not.</summary>
public enum PodSandboxState
{
    /// <summary>SANDBOX_READY.</summary>
    Ready = 0,

    /// <summary>SANDBOX_NOTREADY.</summary>
    Notready = 1,
}
