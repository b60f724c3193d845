using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>What most checks want to know of a container, of whichever of the three kinds it is. It copies nothing, so that many checks may go through them.</summary>
/// <param name="plain">A container that initialises the pod or is its own; null for one for debugging.</param>
/// <param name="debug">A container for debugging; null for the others.</param>
/// <param name="list">The name of the list in the pod's spec.</param>
/// <param name="index">The place in the list.</param>
internal readonly struct PodContainer(Container? plain, EphemeralContainer? debug, string list, int index)
{
    /// <summary>The name.</summary>
    public string Name => plain is not null ? plain.Name : debug!.Name;

    /// <summary>The image.</summary>
    public string Image => plain is not null ? plain.Image : debug!.Image;

    /// <summary>When the image is pulled.</summary>
    public string ImagePullPolicy => plain is not null ? plain.ImagePullPolicy : debug!.ImagePullPolicy;

    /// <summary>The environment variables.</summary>
    public ValueList<EnvVar> Env => plain is not null ? plain.Env : debug!.Env;

    /// <summary>Where further environment variables come from.</summary>
    public ValueList<EnvFromSource> EnvFrom => plain is not null ? plain.EnvFrom : debug!.EnvFrom;

    /// <summary>The ports.</summary>
    public ValueList<ContainerPort> Ports => plain is not null ? plain.Ports : debug!.Ports;

    /// <summary>The security settings; null when there are none.</summary>
    public SecurityContext? SecurityContext => plain is not null ? plain.SecurityContext : debug!.SecurityContext;

    /// <summary>What is asked whether it lives; null for nothing.</summary>
    public Probe? LivenessProbe => plain is not null ? plain.LivenessProbe : debug!.LivenessProbe;

    /// <summary>What is asked whether it is ready; null for nothing.</summary>
    public Probe? ReadinessProbe => plain is not null ? plain.ReadinessProbe : debug!.ReadinessProbe;

    /// <summary>What is asked whether it has started; null for nothing.</summary>
    public Probe? StartupProbe => plain is not null ? plain.StartupProbe : debug!.StartupProbe;

    /// <summary>What is done at start and end; null for nothing.</summary>
    public Lifecycle? Lifecycle => plain is not null ? plain.Lifecycle : debug!.Lifecycle;

    /// <summary>The container's place in the pod, such as <c>spec.containers[0]</c>.</summary>
    public string Path => $"spec.{list}[{index}]";

    /// <summary>All containers of a pod: those that initialise it, its own, and those added for debugging.</summary>
    public static IEnumerable<PodContainer> All(PodSpec spec)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            yield return new(spec.InitContainers[i], null, "initContainers", i);
        }

        for (var i = 0; i < spec.Containers.Count; i++)
        {
            yield return new(spec.Containers[i], null, "containers", i);
        }

        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            yield return new(null, spec.EphemeralContainers[i], "ephemeralContainers", i);
        }
    }

    /// <summary>Containers of a list of the pod.</summary>
    /// <param name="containers">The list.</param>
    /// <param name="field">The name of the list in the pod's spec.</param>
    public static IEnumerable<PodContainer> Plain(ValueList<Container> containers, string field)
    {
        for (var i = 0; i < containers.Count; i++)
        {
            yield return new(containers[i], null, field, i);
        }
    }
}
