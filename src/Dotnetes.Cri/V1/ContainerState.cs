namespace Dotnetes.Cri.V1;

/// <summary>Stage of a container: created, running, exited, or unknown.</summary>
public enum ContainerState
{
    /// <summary>CONTAINER_CREATED.</summary>
    Created = 0,

    /// <summary>CONTAINER_RUNNING.</summary>
    Running = 1,

    /// <summary>CONTAINER_EXITED.</summary>
    Exited = 2,

    /// <summary>CONTAINER_UNKNOWN.</summary>
    Unknown = 3,
}
