namespace Dotnetes.Cri.V1;

/// <summary>Kind of lifecycle event: created, started, stopped or deleted.</summary>
public enum ContainerEventType
{
    /// <summary>CONTAINER_CREATED_EVENT.</summary>
    CreatedEvent = 0,

    /// <summary>CONTAINER_STARTED_EVENT.</summary>
    StartedEvent = 1,

    /// <summary>CONTAINER_STOPPED_EVENT.</summary>
    StoppedEvent = 2,

    /// <summary>CONTAINER_DELETED_EVENT.</summary>
    DeletedEvent = 3,
}
