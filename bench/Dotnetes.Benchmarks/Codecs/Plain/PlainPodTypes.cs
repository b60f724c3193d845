using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dotnetes.Benchmarks.Codecs.Plain;

// Plain classes as a user of System.Text.Json writes them, with just the members that the samples fill.

internal sealed class PlainPod
{
    public string? Kind { get; set; }

    public string? ApiVersion { get; set; }

    public PlainObjectMeta? Metadata { get; set; }

    public PlainPodSpec? Spec { get; set; }

    public PlainPodStatus? Status { get; set; }
}

internal sealed class PlainPodSpec
{
    public List<PlainVolume>? Volumes { get; set; }

    public List<PlainContainer>? Containers { get; set; }

    public string? RestartPolicy { get; set; }

    public long? TerminationGracePeriodSeconds { get; set; }

    public string? DnsPolicy { get; set; }

    public string? ServiceAccountName { get; set; }

    public string? ServiceAccount { get; set; }

    public string? NodeName { get; set; }

    public PlainPodSecurityContext? SecurityContext { get; set; }

    public string? SchedulerName { get; set; }

    public List<PlainToleration>? Tolerations { get; set; }

    public int? Priority { get; set; }

    public bool? EnableServiceLinks { get; set; }

    public string? PreemptionPolicy { get; set; }
}

internal sealed class PlainVolume
{
    public string? Name { get; set; }

    public PlainEmptyDirVolumeSource? EmptyDir { get; set; }

    public PlainConfigMapVolumeSource? ConfigMap { get; set; }

    public PlainProjectedVolumeSource? Projected { get; set; }
}

internal sealed class PlainConfigMapVolumeSource
{
    public string? Name { get; set; }

    public int? DefaultMode { get; set; }
}

internal sealed class PlainEmptyDirVolumeSource
{ }

internal sealed class PlainProjectedVolumeSource
{
    public List<PlainVolumeProjection>? Sources { get; set; }

    public int? DefaultMode { get; set; }
}

internal sealed class PlainVolumeProjection
{
    public PlainDownwardAPIProjection? DownwardAPI { get; set; }

    public PlainConfigMapProjection? ConfigMap { get; set; }

    public PlainServiceAccountTokenProjection? ServiceAccountToken { get; set; }
}

internal sealed class PlainServiceAccountTokenProjection
{
    public long? ExpirationSeconds { get; set; }

    public string? Path { get; set; }
}

internal sealed class PlainConfigMapProjection
{
    public string? Name { get; set; }

    public List<PlainKeyToPath>? Items { get; set; }
}

internal sealed class PlainKeyToPath
{
    public string? Key { get; set; }

    public string? Path { get; set; }
}

internal sealed class PlainDownwardAPIProjection
{
    public List<PlainDownwardAPIVolumeFile>? Items { get; set; }
}

internal sealed class PlainDownwardAPIVolumeFile
{
    public string? Path { get; set; }

    public PlainObjectFieldSelector? FieldRef { get; set; }
}

internal sealed class PlainObjectFieldSelector
{
    public string? ApiVersion { get; set; }

    public string? FieldPath { get; set; }
}

internal sealed class PlainContainer
{
    public string? Name { get; set; }

    public string? Image { get; set; }

    public List<string>? Args { get; set; }

    public List<PlainContainerPort>? Ports { get; set; }

    public List<PlainEnvVar>? Env { get; set; }

    public PlainResourceRequirements? Resources { get; set; }

    public List<PlainVolumeMount>? VolumeMounts { get; set; }

    public PlainProbe? LivenessProbe { get; set; }

    public PlainProbe? ReadinessProbe { get; set; }

    public string? TerminationMessagePath { get; set; }

    public string? TerminationMessagePolicy { get; set; }

    public string? ImagePullPolicy { get; set; }

    public PlainSecurityContext? SecurityContext { get; set; }
}

internal sealed class PlainContainerPort
{
    public string? Name { get; set; }

    public int? ContainerPort { get; set; }

    public string? Protocol { get; set; }
}

internal sealed class PlainEnvVar
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    public PlainEnvVarSource? ValueFrom { get; set; }
}

internal sealed class PlainEnvVarSource
{
    public PlainObjectFieldSelector? FieldRef { get; set; }

    public PlainSecretKeySelector? SecretKeyRef { get; set; }
}

internal sealed class PlainSecretKeySelector
{
    public string? Name { get; set; }

    public string? Key { get; set; }
}

internal sealed class PlainResourceRequirements
{
    public Dictionary<string, string>? Limits { get; set; }

    public Dictionary<string, string>? Requests { get; set; }
}

internal sealed class PlainVolumeMount
{
    public string? Name { get; set; }

    public bool? ReadOnly { get; set; }

    public string? MountPath { get; set; }
}

internal sealed class PlainProbe
{
    public PlainHTTPGetAction? HttpGet { get; set; }

    public int? InitialDelaySeconds { get; set; }

    public int? TimeoutSeconds { get; set; }

    public int? PeriodSeconds { get; set; }

    public int? SuccessThreshold { get; set; }

    public int? FailureThreshold { get; set; }
}

internal sealed class PlainHTTPGetAction
{
    public string? Path { get; set; }

    public JsonElement? Port { get; set; }

    public string? Scheme { get; set; }
}

internal sealed class PlainSecurityContext
{
    public PlainCapabilities? Capabilities { get; set; }

    public bool? RunAsNonRoot { get; set; }

    public bool? ReadOnlyRootFilesystem { get; set; }

    public bool? AllowPrivilegeEscalation { get; set; }
}

internal sealed class PlainCapabilities
{
    public List<string>? Drop { get; set; }
}

internal sealed class PlainPodSecurityContext
{
    public long? RunAsUser { get; set; }

    public long? FsGroup { get; set; }

    public PlainSeccompProfile? SeccompProfile { get; set; }
}

internal sealed class PlainSeccompProfile
{
    public string? Type { get; set; }
}

internal sealed class PlainToleration
{
    public string? Key { get; set; }

    public string? Operator { get; set; }

    public string? Effect { get; set; }

    public long? TolerationSeconds { get; set; }
}

internal sealed class PlainPodStatus
{
    public string? Phase { get; set; }

    public List<PlainPodCondition>? Conditions { get; set; }

    public string? HostIP { get; set; }

    public List<PlainHostIP>? HostIPs { get; set; }

    public string? PodIP { get; set; }

    public List<PlainPodIP>? PodIPs { get; set; }

    public DateTime? StartTime { get; set; }

    public List<PlainContainerStatus>? ContainerStatuses { get; set; }

    public string? QosClass { get; set; }
}

internal sealed class PlainPodCondition
{
    public string? Type { get; set; }

    public string? Status { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTime? LastProbeTime { get; set; }

    public DateTime? LastTransitionTime { get; set; }
}

internal sealed class PlainHostIP
{
    public string? Ip { get; set; }
}

internal sealed class PlainPodIP
{
    public string? Ip { get; set; }
}

internal sealed class PlainContainerStatus
{
    public string? Name { get; set; }

    public PlainContainerState? State { get; set; }

    public PlainContainerState? LastState { get; set; }

    public bool? Ready { get; set; }

    public int? RestartCount { get; set; }

    public string? Image { get; set; }

    public string? ImageID { get; set; }

    public string? ContainerID { get; set; }

    public bool? Started { get; set; }
}

internal sealed class PlainContainerState
{
    public PlainContainerStateRunning? Running { get; set; }
}

internal sealed class PlainContainerStateRunning
{
    public DateTime? StartedAt { get; set; }
}

internal sealed class PlainPodList
{
    public string? Kind { get; set; }

    public string? ApiVersion { get; set; }

    public PlainListMeta? Metadata { get; set; }

    public List<PlainPod>? Items { get; set; }
}
