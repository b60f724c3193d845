namespace Dotnetes.Kubelet.Probes;

/// <summary>What one check said.</summary>
public enum ProbeOutcome
{
    /// <summary>It could not be carried out; it counts neither way.</summary>
    Unknown,

    /// <summary>All is well.</summary>
    Success,

    /// <summary>It failed.</summary>
    Failure,
}
