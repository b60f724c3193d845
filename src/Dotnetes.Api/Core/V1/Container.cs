namespace Dotnetes.Api.Core.V1;

/// <summary>An application container that is run as part of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Container")]
public sealed partial record Container
{
    /// <summary>Name of the container, a DNS label that is unique within the pod and cannot be changed.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Container image to run; workload templates may leave it out so that a controller fills it in.</summary>
    [Field("image", 2)]
    public string Image { get; init; } = "";

    /// <summary>Program to run instead of the image entry point, without a shell; $(NAME) expands to environment variables.</summary>
    [Field("command", 3, List = "atomic")]
    public ValueList<string> Command { get; init; }

    /// <summary>Arguments for the program, replacing those of the image; $(NAME) expands to environment variables.</summary>
    [Field("args", 4, List = "atomic")]
    public ValueList<string> Args { get; init; }

    /// <summary>Directory in which the process starts; unset uses the one configured in the image.</summary>
    [Field("workingDir", 5)]
    public string WorkingDir { get; init; } = "";

    /// <summary>Ports the container listens on; mostly informational, as unlisted ports are reachable too.</summary>
    [Field("ports", 6, List = "map", Keys = "containerPort,protocol", Patch = "merge", MergeKey = "containerPort")]
    public ValueList<ContainerPort> Ports { get; init; }

    /// <summary>Sources whose entries all become environment variables; later sources and explicit variables win on equal names.</summary>
    [Field("envFrom", 19, List = "atomic")]
    public ValueList<EnvFromSource> EnvFrom { get; init; }

    /// <summary>Environment variables of the container, with one entry per name.</summary>
    [Field("env", 7, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<EnvVar> Env { get; init; }

    /// <summary>Compute resources that the container needs and may consume.</summary>
    [Field("resources", 8, Default = "{}")]
    public ResourceRequirements Resources { get; init; } = ResourceRequirements.Empty;

    /// <summary>Per resource, whether an in-place change requires a restart of the container; pods that never restart cannot ask for one.</summary>
    [Field("resizePolicy", 23, List = "atomic", Gate = "InPlacePodVerticalScaling")]
    public ValueList<ContainerResizePolicy> ResizePolicy { get; init; }

    /// <summary>Restart behaviour of this container alone; Always on an init container turns it into a sidecar, unset follows the pod.</summary>
    [Field("restartPolicy", 24)]
    public string? RestartPolicy { get; init; }

    /// <summary>Rules tried in order when the container exits; the first match decides, otherwise the restart policy does.</summary>
    [Field("restartPolicyRules", 25, List = "atomic", Gate = "ContainerRestartRules")]
    public ValueList<ContainerRestartRule> RestartPolicyRules { get; init; }

    /// <summary>Volumes of the pod mounted into the file system of the container.</summary>
    [Field("volumeMounts", 9, List = "map", Keys = "mountPath", Patch = "merge", MergeKey = "mountPath")]
    public ValueList<VolumeMount> VolumeMounts { get; init; }

    /// <summary>Raw block volumes that appear as devices in the container.</summary>
    [Field("volumeDevices", 21, List = "map", Keys = "devicePath", Patch = "merge", MergeKey = "devicePath")]
    public ValueList<VolumeDevice> VolumeDevices { get; init; }

    /// <summary>Repeated check that the container is alive; the container is restarted according to its policy when it fails.</summary>
    [Field("livenessProbe", 10)]
    public Probe? LivenessProbe { get; init; }

    /// <summary>Repeated check that the container can serve; while failing, the pod receives no Service traffic.</summary>
    [Field("readinessProbe", 11)]
    public Probe? ReadinessProbe { get; init; }

    /// <summary>Check that the container has started; other probes wait for it, and failure restarts the container.</summary>
    [Field("startupProbe", 22)]
    public Probe? StartupProbe { get; init; }

    /// <summary>Actions that run after the container starts and before it stops.</summary>
    [Field("lifecycle", 12)]
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>File whose content becomes the termination message, at most 4096 bytes; the default is /dev/termination-log.</summary>
    [Field("terminationMessagePath", 13)]
    public string TerminationMessagePath { get; init; } = "";

    /// <summary>Source of the termination message: File, or FallbackToLogsOnError to use the log end after failing with an empty file.</summary>
    [Field("terminationMessagePolicy", 20, Enum = "FallbackToLogsOnError|File")]
    public string TerminationMessagePolicy { get; init; } = "";

    /// <summary>When to pull the image: Always, IfNotPresent or Never; the default is Always for tag latest, otherwise IfNotPresent.</summary>
    [Field("imagePullPolicy", 14, Enum = "Always|IfNotPresent|Never")]
    public string ImagePullPolicy { get; init; } = "";

    /// <summary>Security settings for the container; they override equal settings of the pod.</summary>
    [Field("securityContext", 15)]
    public SecurityContext? SecurityContext { get; init; }

    /// <summary>When true, a standard input buffer is kept open; otherwise reading from it returns end of file at once.</summary>
    [Field("stdin", 16)]
    public bool Stdin { get; init; }

    /// <summary>When true, standard input closes after the first attached client disconnects and stays closed until a restart.</summary>
    [Field("stdinOnce", 17)]
    public bool StdinOnce { get; init; }

    /// <summary>When true, a terminal is allocated for the container, which also requires stdin.</summary>
    [Field("tty", 18)]
    public bool Tty { get; init; }
}
