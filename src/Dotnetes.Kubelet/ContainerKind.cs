namespace Dotnetes.Kubelet;

/// <summary>Which list of a pod a container stands in.</summary>
public enum ContainerKind
{
    /// <summary>An init container that must end before the next one starts.</summary>
    Init,

    /// <summary>An init container with restart policy Always: it runs beside the others (KEP-753).</summary>
    Sidecar,

    /// <summary>An ordinary container.</summary>
    Main,

    /// <summary>A debugging container, started once (KEP-277).</summary>
    Ephemeral,
}
