using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The defaults of everything inside a container. Nothing is copied when nothing is missing.</summary>
public static class ContainerDefaults
{
    private const string MessagePath = "/dev/termination-log";

    /// <summary>Completes a container.</summary>
    public static Container Apply(Container c)
    {
        var ports = c.Ports.Rewrite(Port);
        var env = c.Env.Rewrite(Env);
        var resources = Resources(c.Resources);
        var liveness = ProbeDefaults.Apply(c.LivenessProbe);
        var readiness = ProbeDefaults.Apply(c.ReadinessProbe);
        var startup = ProbeDefaults.Apply(c.StartupProbe);
        var lifecycle = ProbeDefaults.Apply(c.Lifecycle);
        if (c.ImagePullPolicy.Length > 0
            && c.TerminationMessagePath.Length > 0
            && c.TerminationMessagePolicy.Length > 0
            && ports.IsSame(c.Ports)
            && env.IsSame(c.Env)
            && ReferenceEquals(resources, c.Resources)
            && ReferenceEquals(liveness, c.LivenessProbe)
            && ReferenceEquals(readiness, c.ReadinessProbe)
            && ReferenceEquals(startup, c.StartupProbe)
            && ReferenceEquals(lifecycle, c.Lifecycle))
        {
            return c;
        }

        return c with
        {
            ImagePullPolicy = c.ImagePullPolicy.Length > 0 ? c.ImagePullPolicy : ImageReference.DefaultPullPolicy(c.Image),
            TerminationMessagePath = c.TerminationMessagePath.Length > 0 ? c.TerminationMessagePath : MessagePath,
            TerminationMessagePolicy = c.TerminationMessagePolicy.Length > 0 ? c.TerminationMessagePolicy : "File",
            Ports = ports,
            Env = env,
            Resources = resources,
            LivenessProbe = liveness,
            ReadinessProbe = readiness,
            StartupProbe = startup,
            Lifecycle = lifecycle,
        };
    }

    /// <summary>Completes an ephemeral container.</summary>
    public static EphemeralContainer Apply(EphemeralContainer c)
    {
        var container = AsContainer(c);
        var complete = Apply(container);
        return ReferenceEquals(container, complete)
            ? c
            : c with
            {
                ImagePullPolicy = complete.ImagePullPolicy,
                TerminationMessagePath = complete.TerminationMessagePath,
                TerminationMessagePolicy = complete.TerminationMessagePolicy,
                Ports = complete.Ports,
                Env = complete.Env,
                Resources = complete.Resources,
                LivenessProbe = complete.LivenessProbe,
                ReadinessProbe = complete.ReadinessProbe,
                StartupProbe = complete.StartupProbe,
                Lifecycle = complete.Lifecycle,
            };
    }

    /// <summary>The part of an ephemeral container that every container has.</summary>
    public static Container AsContainer(EphemeralContainer c) => new()
    {
        Name = c.Name,
        Image = c.Image,
        Command = c.Command,
        Args = c.Args,
        WorkingDir = c.WorkingDir,
        Ports = c.Ports,
        EnvFrom = c.EnvFrom,
        Env = c.Env,
        Resources = c.Resources,
        ResizePolicy = c.ResizePolicy,
        RestartPolicy = c.RestartPolicy,
        RestartPolicyRules = c.RestartPolicyRules,
        VolumeMounts = c.VolumeMounts,
        VolumeDevices = c.VolumeDevices,
        LivenessProbe = c.LivenessProbe,
        ReadinessProbe = c.ReadinessProbe,
        StartupProbe = c.StartupProbe,
        Lifecycle = c.Lifecycle,
        TerminationMessagePath = c.TerminationMessagePath,
        TerminationMessagePolicy = c.TerminationMessagePolicy,
        ImagePullPolicy = c.ImagePullPolicy,
        SecurityContext = c.SecurityContext,
        Stdin = c.Stdin,
        StdinOnce = c.StdinOnce,
        Tty = c.Tty,
    };

    /// <summary>Rounds the amounts of a container or pod.</summary>
    public static ResourceRequirements Resources(ResourceRequirements r)
    {
        var limits = Quantities.RoundUp(r.Limits);
        var requests = Quantities.RoundUp(r.Requests);
        return limits == r.Limits && requests == r.Requests ? r : r with { Limits = limits, Requests = requests };
    }

    /// <summary>Completes a reference to a field of the pod.</summary>
    public static ObjectFieldSelector? Field(ObjectFieldSelector? selector) => selector is { ApiVersion: "" } ? selector with { ApiVersion = "v1" } : selector;

    private static ContainerPort Port(ContainerPort port) => port.Protocol.Length > 0 ? port : port with { Protocol = "TCP" };

    private static EnvVar Env(EnvVar variable)
    {
        if (variable.ValueFrom is not { } source)
        {
            return variable;
        }

        var field = Field(source.FieldRef);
        var file = source.FileKeyRef is { Optional: null } key ? key with { Optional = false } : source.FileKeyRef;
        return ReferenceEquals(field, source.FieldRef) && ReferenceEquals(file, source.FileKeyRef)
            ? variable
            : variable with { ValueFrom = source with { FieldRef = field, FileKeyRef = file } };
    }
}
