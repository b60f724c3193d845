using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>What most checks want to know of a container, of whichever of the three kinds it is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Image">The image.</param>
/// <param name="Env">The environment variables.</param>
/// <param name="EnvFrom">Where further environment variables come from.</param>
/// <param name="Ports">The ports.</param>
/// <param name="SecurityContext">The security settings; null when there are none.</param>
/// <param name="ImagePullPolicy">When the image is pulled.</param>
/// <param name="Path">The container's place in the pod, such as <c>spec.containers[0]</c>.</param>
internal sealed record PodContainer(
    string Name,
    string Image,
    ValueList<EnvVar> Env,
    ValueList<EnvFromSource> EnvFrom,
    ValueList<ContainerPort> Ports,
    SecurityContext? SecurityContext,
    string ImagePullPolicy,
    string Path)
{
    /// <summary>The probes that there are.</summary>
    public required IEnumerable<Probe> Probes { get; init; }

    /// <summary>What is done at start and end; null for nothing.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>All containers of a pod: those that initialise it, its own, and those added for debugging.</summary>
    public static IEnumerable<PodContainer> All(PodSpec spec)
    {
        foreach (var container in Plain(spec.InitContainers, "initContainers").Concat(Plain(spec.Containers, "containers")))
        {
            yield return container;
        }

        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            var c = spec.EphemeralContainers[i];
            yield return new(c.Name, c.Image, c.Env, c.EnvFrom, c.Ports, c.SecurityContext, c.ImagePullPolicy, $"spec.ephemeralContainers[{i}]")
            {
                Probes = Present(c.LivenessProbe, c.ReadinessProbe, c.StartupProbe),
                Lifecycle = c.Lifecycle,
            };
        }
    }

    /// <summary>Containers of a list of the pod.</summary>
    /// <param name="containers">The list.</param>
    /// <param name="field">The name of the list in the pod's spec.</param>
    public static IEnumerable<PodContainer> Plain(ValueList<Container> containers, string field)
    {
        for (var i = 0; i < containers.Count; i++)
        {
            var c = containers[i];
            yield return new(c.Name, c.Image, c.Env, c.EnvFrom, c.Ports, c.SecurityContext, c.ImagePullPolicy, $"spec.{field}[{i}]")
            {
                Probes = Present(c.LivenessProbe, c.ReadinessProbe, c.StartupProbe),
                Lifecycle = c.Lifecycle,
            };
        }
    }

    private static IEnumerable<Probe> Present(params Probe?[] probes) => probes.OfType<Probe>();
}
