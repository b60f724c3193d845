namespace Dotnetes.Kubelet.Probes;

/// <summary>What a probe decides.</summary>
public enum ProbeKind
{
    /// <summary>Whether the container has started; until then the others wait.</summary>
    Startup,

    /// <summary>Whether the container must be restarted.</summary>
    Liveness,

    /// <summary>Whether the container takes traffic.</summary>
    Readiness,
}
