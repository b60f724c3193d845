namespace Dotnetes.Api.Core.V1;

/// <summary>Observed state of one container of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerStatus")]
public sealed partial record ContainerStatus
{
    /// <summary>Name of the container in the pod specification.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>What the container is doing at present.</summary>
    [Field("state", 2, Default = "{}")]
    public ContainerState State { get; init; } = ContainerState.Empty;

    /// <summary>How the previous run of the container ended; empty when there was no restart.</summary>
    [Field("lastState", 3, Default = "{}")]
    public ContainerState LastState { get; init; } = ContainerState.Empty;

    /// <summary>Whether the container currently passes its readiness check, or runs if there is none.</summary>
    [Field("ready", 4, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Ready { get; init; }

    /// <summary>How often the container was restarted; may shrink when dead containers are garbage collected.</summary>
    [Field("restartCount", 5, Omit = Omit.Never, Required = true, Default = "0")]
    public int RestartCount { get; init; }

    /// <summary>Image that the container runs, possibly written differently than in the specification.</summary>
    [Field("image", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Image { get; init; } = "";

    /// <summary>Identifier of the running image, usually with its digest.</summary>
    [Field("imageID", 7, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ImageID { get; init; } = "";

    /// <summary>Runtime identifier of the container, in the form runtime://id.</summary>
    [Field("containerID", 8)]
    public string ContainerID { get; init; } = "";

    /// <summary>Whether the container has passed its startup probe and finished its postStart hook; false again after a restart.</summary>
    [Field("started", 9)]
    public bool? Started { get; init; }

    /// <summary>Resource requests that the node has set aside for this container, updated whenever a resize is accepted.</summary>
    [Field("allocatedResources", 10)]
    public ValueMap<Quantity> AllocatedResources { get; init; }

    /// <summary>Requests and limits actually in force for the running container.</summary>
    [Field("resources", 11, Gate = "InPlacePodVerticalScaling")]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Mounts of the container as they were really made.</summary>
    [Field("volumeMounts", 12, List = "map", Keys = "mountPath", Patch = "merge", MergeKey = "mountPath")]
    public ValueList<VolumeMountStatus> VolumeMounts { get; init; }

    /// <summary>Identity with which the first process of the container was started.</summary>
    [Field("user", 13, Gate = "SupplementalGroupsPolicy")]
    public ContainerUser? User { get; init; }

    /// <summary>Health of devices assigned to the container, grouped by resource.</summary>
    [Field("allocatedResourcesStatus", 14, List = "map", Keys = "name", Patch = "merge", MergeKey = "name", Gate = "ResourceHealthStatus")]
    public ValueList<ResourceStatus> AllocatedResourcesStatus { get; init; }

    /// <summary>Signal that will be sent to the container in order to stop it.</summary>
    [Field("stopSignal", 15, Enum = "SIGABRT|SIGALRM|SIGBUS|SIGCHLD|SIGCLD|SIGCONT|SIGFPE|SIGHUP|SIGILL|SIGINT|SIGIO|SIGIOT|SIGKILL|SIGPIPE|SIGPOLL|SIGPROF|SIGPWR|SIGQUIT|SIGRTMAX|SIGRTMAX-1|SIGRTMAX-10|SIGRTMAX-11|SIGRTMAX-12|SIGRTMAX-13|SIGRTMAX-14|SIGRTMAX-2|SIGRTMAX-3|SIGRTMAX-4|SIGRTMAX-5|SIGRTMAX-6|SIGRTMAX-7|SIGRTMAX-8|SIGRTMAX-9|SIGRTMIN|SIGRTMIN+1|SIGRTMIN+10|SIGRTMIN+11|SIGRTMIN+12|SIGRTMIN+13|SIGRTMIN+14|SIGRTMIN+15|SIGRTMIN+2|SIGRTMIN+3|SIGRTMIN+4|SIGRTMIN+5|SIGRTMIN+6|SIGRTMIN+7|SIGRTMIN+8|SIGRTMIN+9|SIGSEGV|SIGSTKFLT|SIGSTOP|SIGSYS|SIGTERM|SIGTRAP|SIGTSTP|SIGTTIN|SIGTTOU|SIGURG|SIGUSR1|SIGUSR2|SIGVTALRM|SIGWINCH|SIGXCPU|SIGXFSZ", Gate = "ContainerStopSignals")]
    public string? StopSignal { get; init; }
}
