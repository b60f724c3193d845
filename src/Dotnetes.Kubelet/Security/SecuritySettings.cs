using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Security;

/// <summary>Turns the security contexts of a pod and its containers into what the runtime understands.</summary>
/// <param name="seccompDefault">Whether containers without a seccomp profile get the runtime's.</param>
/// <param name="seccompDirectory">Where localhost profiles lie.</param>
/// <param name="sandboxProfile">The file with the seccomp profile of sandboxes; empty for the runtime's default.</param>
internal sealed class SecuritySettings(bool seccompDefault, string seccompDirectory, string sandboxProfile = "")
{
    private static readonly ValueList<string> MaskedPaths = ValueList.Create<string>(
    [
        "/proc/asound", "/proc/acpi", "/proc/interrupts", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list",
        "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/sys/firmware", "/sys/devices/virtual/powercap",
    ]);

    private static readonly ValueList<string> ReadonlyPaths = ValueList.Create<string>(
        ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]);

    /// <summary>The namespaces of a sandbox.</summary>
    public static Cri.V1.NamespaceOption Namespaces(Pod pod) => new()
    {
        Network = pod.Spec.HostNetwork ? Cri.V1.NamespaceMode.Node : Cri.V1.NamespaceMode.Pod,
        Ipc = pod.Spec.HostIpc ? Cri.V1.NamespaceMode.Node : Cri.V1.NamespaceMode.Pod,
        Pid = pod.Spec.HostPid ? Cri.V1.NamespaceMode.Node
            : pod.Spec.ShareProcessNamespace is true ? Cri.V1.NamespaceMode.Pod
            : Cri.V1.NamespaceMode.Container,
    };

    /// <summary>The security of a sandbox.</summary>
    public Cri.V1.LinuxSandboxSecurityContext ForSandbox(Pod pod)
    {
        var context = pod.Spec.SecurityContext;
        return new Cri.V1.LinuxSandboxSecurityContext
        {
            NamespaceOptions = Namespaces(pod),
            Privileged = PodContainer.Of(pod.Spec).Any(c => c.Spec.SecurityContext?.Privileged is true),
            RunAsUser = Number(context?.RunAsUser),
            RunAsGroup = context?.RunAsUser is null ? null : Number(context.RunAsGroup),
            SupplementalGroups = Groups(context),
            SupplementalGroupsPolicy = Policy(context),
            SelinuxOptions = SeLinux(context?.SeLinuxOptions),

            // A handler of a runtime class may run something else than the usual program as its sandbox.
            Seccomp = sandboxProfile.Length > 0 && pod.Spec.RuntimeClassName is not { Length: > 0 }
                ? Profile(Cri.V1.SecurityProfileProfileType.Localhost, sandboxProfile)
                : Profile(Cri.V1.SecurityProfileProfileType.Runtimedefault),
        };
    }

    /// <summary>The security of a container.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="image">Its image, which has the default user.</param>
    /// <param name="targetContainerId">The container whose processes an ephemeral container sees; otherwise empty.</param>
    /// <exception cref="StartFailure">The user contradicts runAsNonRoot.</exception>
    public Cri.V1.LinuxContainerSecurityContext ForContainer(Pod pod, PodContainer container, Cri.V1.Image image, string targetContainerId)
    {
        var own = container.Spec.SecurityContext;
        var whole = pod.Spec.SecurityContext;
        var user = own?.RunAsUser ?? whole?.RunAsUser;
        CheckNonRoot(own?.RunAsNonRoot ?? whole?.RunAsNonRoot, user, image, pod, container);
        var namespaces = Namespaces(pod);
        if (targetContainerId.Length > 0)
        {
            namespaces = namespaces with { Pid = Cri.V1.NamespaceMode.Target, TargetId = targetContainerId };
        }

        var unmasked = own?.ProcMount == "Unmasked";
        return new Cri.V1.LinuxContainerSecurityContext
        {
            NamespaceOptions = namespaces,
            Privileged = own?.Privileged ?? false,
            Capabilities = own?.Capabilities is { } capabilities
                ? new Cri.V1.Capability { AddCapabilities = capabilities.Add, DropCapabilities = capabilities.Drop }
                : null,
            RunAsUser = Number(user) ?? (image.Username.Length == 0 ? image.Uid : null),
            RunAsUsername = user is null && image.Uid is null ? image.Username : "",
            RunAsGroup = Number(own?.RunAsGroup ?? whole?.RunAsGroup),
            ReadonlyRootfs = own?.ReadOnlyRootFilesystem ?? false,
            NoNewPrivs = own?.AllowPrivilegeEscalation is false,
            SupplementalGroups = Groups(whole),
            SupplementalGroupsPolicy = Policy(whole),
            SelinuxOptions = SeLinux(own?.SeLinuxOptions ?? whole?.SeLinuxOptions),
            MaskedPaths = unmasked || own?.Privileged is true ? default : MaskedPaths,
            ReadonlyPaths = unmasked || own?.Privileged is true ? default : ReadonlyPaths,
            Seccomp = Seccomp(own?.SeccompProfile ?? whole?.SeccompProfile, own?.Privileged is true),
            Apparmor = AppArmor(own?.AppArmorProfile ?? whole?.AppArmorProfile),
        };
    }

    private static void CheckNonRoot(bool? nonRoot, long? user, Cri.V1.Image image, Pod pod, PodContainer container)
    {
        if (nonRoot is not true)
        {
            return;
        }

        var identity = $"(pod: \"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})\", container: {container.Name})";
        if (user is 0)
        {
            throw new StartFailure("CreateContainerConfigError", $"container's runAsUser breaks non-root policy {identity}");
        }

        // An image that names no user runs as root.
        if (user is null && image.Username.Length == 0 && (image.Uid?.Value ?? 0) == 0)
        {
            throw new StartFailure("CreateContainerConfigError", $"container has runAsNonRoot and image will run as root {identity}");
        }

        if (user is null && image.Username.Length > 0)
        {
            throw new StartFailure("CreateContainerConfigError", $"container has runAsNonRoot and image has non-numeric user ({image.Username}), cannot verify user is non-root {identity}");
        }
    }

    private Cri.V1.SecurityProfile Seccomp(SeccompProfile? profile, bool privileged) => profile?.Type switch
    {
        _ when privileged => Profile(Cri.V1.SecurityProfileProfileType.Unconfined),
        "RuntimeDefault" => Profile(Cri.V1.SecurityProfileProfileType.Runtimedefault),
        "Localhost" => Profile(Cri.V1.SecurityProfileProfileType.Localhost, Path.Combine(seccompDirectory, profile.LocalhostProfile ?? "")),
        "Unconfined" => Profile(Cri.V1.SecurityProfileProfileType.Unconfined),
        _ => Profile(seccompDefault ? Cri.V1.SecurityProfileProfileType.Runtimedefault : Cri.V1.SecurityProfileProfileType.Unconfined),
    };

    private static Cri.V1.SecurityProfile? AppArmor(AppArmorProfile? profile) => profile?.Type switch
    {
        "RuntimeDefault" => Profile(Cri.V1.SecurityProfileProfileType.Runtimedefault),
        "Unconfined" => Profile(Cri.V1.SecurityProfileProfileType.Unconfined),
        "Localhost" => Profile(Cri.V1.SecurityProfileProfileType.Localhost, profile.LocalhostProfile ?? ""),
        _ => null,
    };

    private static Cri.V1.SecurityProfile Profile(Cri.V1.SecurityProfileProfileType type, string reference = "") =>
        new() { ProfileType = type, LocalhostRef = reference };

    private static Cri.V1.SELinuxOption? SeLinux(SELinuxOptions? options) => options is null
        ? null
        : new Cri.V1.SELinuxOption { User = options.User, Role = options.Role, Type = options.Type, Level = options.Level };

    private static ValueList<long> Groups(PodSecurityContext? context) =>
        context?.FsGroup is { } group ? context.SupplementalGroups.Add(group) : context?.SupplementalGroups ?? default;

    private static Cri.V1.SupplementalGroupsPolicy Policy(PodSecurityContext? context) =>
        context?.SupplementalGroupsPolicy == "Strict" ? Cri.V1.SupplementalGroupsPolicy.Strict : Cri.V1.SupplementalGroupsPolicy.Merge;

    private static Cri.V1.Int64Value? Number(long? value) => value is { } number ? new Cri.V1.Int64Value { Value = number } : null;
}
