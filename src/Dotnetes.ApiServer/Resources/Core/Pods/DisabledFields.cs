using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>
/// Drops what new pods and templates may not have because its feature is off in this version: scheduling groups (GenericWorkload), signals that stop containers
/// (ContainerStopSignals), and files with certificates (ClusterTrustBundleProjection, PodCertificateRequest).
/// </summary>
internal static class DisabledFields
{
    /// <summary>Drops them from a template.</summary>
    public static PodTemplateSpec Drop(PodTemplateSpec template) => Drop(template.Spec) is var spec && ReferenceEquals(spec, template.Spec) ? template : template with { Spec = spec };

    /// <summary>Drops them from a pod.</summary>
    public static PodSpec Drop(PodSpec spec)
    {
        var containers = spec.Containers.Rewrite(Drop);
        var first = spec.InitContainers.Rewrite(Drop);
        var ephemeral = spec.EphemeralContainers.Rewrite(c => c.Lifecycle?.StopSignal is null ? c : c with { Lifecycle = Drop(c.Lifecycle) });
        var volumes = spec.Volumes.Rewrite(Drop);
        return spec.SchedulingGroup is null && containers.IsSame(spec.Containers) && first.IsSame(spec.InitContainers) && ephemeral.IsSame(spec.EphemeralContainers) && volumes.IsSame(spec.Volumes)
            ? spec
            : spec with { SchedulingGroup = null, Containers = containers, InitContainers = first, EphemeralContainers = ephemeral, Volumes = volumes };
    }

    private static Container Drop(Container container) =>
        container.Lifecycle?.StopSignal is null ? container : container with { Lifecycle = Drop(container.Lifecycle) };

    private static Lifecycle? Drop(Lifecycle lifecycle) => lifecycle is { PostStart: null, PreStop: null } ? null : lifecycle with { StopSignal = null };

    private static Volume Drop(Volume volume)
    {
        if (volume.Projected is not { } projected)
        {
            return volume;
        }

        var sources = projected.Sources.Rewrite(s => s is { ClusterTrustBundle: null, PodCertificate: null } ? s : s with { ClusterTrustBundle = null, PodCertificate = null });
        return sources.IsSame(projected.Sources) ? volume : volume with { Projected = projected with { Sources = sources } };
    }
}
