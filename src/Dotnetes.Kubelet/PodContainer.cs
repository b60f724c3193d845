using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet;

/// <summary>A container of a pod with what is alike for all kinds.</summary>
/// <param name="Kind">Which list it stands in.</param>
/// <param name="Spec">Its specification; ephemeral containers are brought into this form.</param>
/// <param name="TargetContainer">The container whose process namespace an ephemeral container joins; otherwise empty.</param>
public sealed record PodContainer(ContainerKind Kind, Container Spec, string TargetContainer = "")
{
    /// <summary>Its name.</summary>
    public string Name => Spec.Name;

    /// <summary>The name of its list in the pod's specification.</summary>
    public string Field => Kind switch
    {
        ContainerKind.Main => "containers",
        ContainerKind.Ephemeral => "ephemeralContainers",
        _ => "initContainers",
    };

    /// <summary>The pod's containers: init containers and sidecars in order, then the ordinary ones, then ephemeral ones.</summary>
    public static IEnumerable<PodContainer> Of(PodSpec spec)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            yield return OfInit(spec.InitContainers[i]);
        }

        for (var i = 0; i < spec.Containers.Count; i++)
        {
            yield return new PodContainer(ContainerKind.Main, spec.Containers[i]);
        }

        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            yield return OfEphemeral(spec.EphemeralContainers[i]);
        }
    }

    /// <summary>The container of that name, or null.</summary>
    public static PodContainer? Find(PodSpec spec, string name) => Of(spec).FirstOrDefault(c => c.Name == name);

    private static PodContainer OfInit(Container container) =>
        new(container.RestartPolicy == "Always" ? ContainerKind.Sidecar : ContainerKind.Init, container);

    private static PodContainer OfEphemeral(EphemeralContainer container) => new(
        ContainerKind.Ephemeral,
        new Container
        {
            Name = container.Name,
            Image = container.Image,
            Command = container.Command,
            Args = container.Args,
            WorkingDir = container.WorkingDir,
            Ports = container.Ports,
            EnvFrom = container.EnvFrom,
            Env = container.Env,
            Resources = container.Resources,
            RestartPolicy = "Never",
            VolumeMounts = container.VolumeMounts,
            VolumeDevices = container.VolumeDevices,
            TerminationMessagePath = container.TerminationMessagePath,
            TerminationMessagePolicy = container.TerminationMessagePolicy,
            ImagePullPolicy = container.ImagePullPolicy,
            SecurityContext = container.SecurityContext,
            Stdin = container.Stdin,
            StdinOnce = container.StdinOnce,
            Tty = container.Tty,
        },
        container.TargetContainerName);
}
