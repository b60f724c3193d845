namespace Dotnetes.Api.Core.V1;

/// <summary>A temporary container added to a running pod for debugging, without resource or restart guarantees.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EphemeralContainer")]
public sealed partial record EphemeralContainer
{
    /// <summary>Name of the container, unique among all containers of the pod.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Inside = "1", Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Container image to run, usually one with debugging tools.</summary>
    [Field("image", 2, Inside = "1")]
    public string Image { get; init; } = "";

    /// <summary>Program to run instead of the image entry point, without a shell; $(NAME) expands to environment variables.</summary>
    [Field("command", 3, Inside = "1", List = "atomic")]
    public ValueList<string> Command { get; init; }

    /// <summary>Arguments for the program, replacing those of the image; $(NAME) expands to environment variables.</summary>
    [Field("args", 4, Inside = "1", List = "atomic")]
    public ValueList<string> Args { get; init; }

    /// <summary>Directory in which the process starts; unset uses the one configured in the image.</summary>
    [Field("workingDir", 5, Inside = "1")]
    public string WorkingDir { get; init; } = "";

    /// <summary>Must stay empty, because ephemeral containers cannot declare ports.</summary>
    [Field("ports", 6, Inside = "1", List = "map", Keys = "containerPort,protocol", Patch = "merge", MergeKey = "containerPort")]
    public ValueList<ContainerPort> Ports { get; init; }

    /// <summary>Sources whose entries all become environment variables; explicit variables win on equal names.</summary>
    [Field("envFrom", 19, Inside = "1", List = "atomic")]
    public ValueList<EnvFromSource> EnvFrom { get; init; }

    /// <summary>Environment variables of the container, with one entry per name.</summary>
    [Field("env", 7, Inside = "1", List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<EnvVar> Env { get; init; }

    /// <summary>Must stay empty, because ephemeral containers use spare resources already given to the pod.</summary>
    [Field("resources", 8, Inside = "1", Default = "{}")]
    public ResourceRequirements Resources { get; init; } = ResourceRequirements.Empty;

    /// <summary>Must stay empty, because ephemeral containers have no resources to resize.</summary>
    [Field("resizePolicy", 23, Inside = "1", List = "atomic", Gate = "InPlacePodVerticalScaling")]
    public ValueList<ContainerResizePolicy> ResizePolicy { get; init; }

    /// <summary>Must stay unset, because ephemeral containers are never restarted.</summary>
    [Field("restartPolicy", 24, Inside = "1")]
    public string? RestartPolicy { get; init; }

    /// <summary>Must stay empty, because ephemeral containers are never restarted.</summary>
    [Field("restartPolicyRules", 25, Inside = "1", List = "atomic", Gate = "ContainerRestartRules")]
    public ValueList<ContainerRestartRule> RestartPolicyRules { get; init; }

    /// <summary>Volumes of the pod mounted into the container; sub-paths are not allowed here.</summary>
    [Field("volumeMounts", 9, Inside = "1", List = "map", Keys = "mountPath", Patch = "merge", MergeKey = "mountPath")]
    public ValueList<VolumeMount> VolumeMounts { get; init; }

    /// <summary>Raw block volumes that appear as devices in the container.</summary>
    [Field("volumeDevices", 21, Inside = "1", List = "map", Keys = "devicePath", Patch = "merge", MergeKey = "devicePath")]
    public ValueList<VolumeDevice> VolumeDevices { get; init; }

    /// <summary>Must stay unset, because ephemeral containers cannot have probes.</summary>
    [Field("livenessProbe", 10, Inside = "1")]
    public Probe? LivenessProbe { get; init; }

    /// <summary>Must stay unset, because ephemeral containers cannot have probes.</summary>
    [Field("readinessProbe", 11, Inside = "1")]
    public Probe? ReadinessProbe { get; init; }

    /// <summary>Must stay unset, because ephemeral containers cannot have probes.</summary>
    [Field("startupProbe", 22, Inside = "1")]
    public Probe? StartupProbe { get; init; }

    /// <summary>Must stay unset, because ephemeral containers cannot have life cycle hooks.</summary>
    [Field("lifecycle", 12, Inside = "1")]
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>File whose content becomes the termination message, at most 4096 bytes; the default is /dev/termination-log.</summary>
    [Field("terminationMessagePath", 13, Inside = "1")]
    public string TerminationMessagePath { get; init; } = "";

    /// <summary>Source of the termination message: File, or FallbackToLogsOnError to use the log end after failing with an empty file.</summary>
    [Field("terminationMessagePolicy", 20, Inside = "1", Enum = "FallbackToLogsOnError|File")]
    public string TerminationMessagePolicy { get; init; } = "";

    /// <summary>When to pull the image: Always, IfNotPresent or Never; the default is Always for tag latest, otherwise IfNotPresent.</summary>
    [Field("imagePullPolicy", 14, Inside = "1", Enum = "Always|IfNotPresent|Never")]
    public string ImagePullPolicy { get; init; } = "";

    /// <summary>Security settings for this container; they override equal settings of the pod.</summary>
    [Field("securityContext", 15, Inside = "1")]
    public SecurityContext? SecurityContext { get; init; }

    /// <summary>When true, a standard input buffer is kept open, as interactive debugging needs.</summary>
    [Field("stdin", 16, Inside = "1")]
    public bool Stdin { get; init; }

    /// <summary>When true, standard input closes after the first attached client disconnects.</summary>
    [Field("stdinOnce", 17, Inside = "1")]
    public bool StdinOnce { get; init; }

    /// <summary>When true, a terminal is allocated for the container, which also requires stdin.</summary>
    [Field("tty", 18, Inside = "1")]
    public bool Tty { get; init; }

    /// <summary>Container whose namespaces, such as the process namespace, are joined; unset uses those of the pod.</summary>
    [Field("targetContainerName", 2)]
    public string TargetContainerName { get; init; } = "";
}
