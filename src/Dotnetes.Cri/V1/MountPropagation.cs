namespace Dotnetes.Cri.V1;

/// <summary>Whether later mounts are passed on between host and container.</summary>
public enum MountPropagation
{
    /// <summary>PROPAGATION_PRIVATE.</summary>
    Private = 0,

    /// <summary>PROPAGATION_HOST_TO_CONTAINER.</summary>
    HostToContainer = 1,

    /// <summary>PROPAGATION_BIDIRECTIONAL.</summary>
    Bidirectional = 2,
}
