using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks the containers of a pod.</summary>
internal static class ContainerValidation
{
    private const string OnlySidecars = "may not be set for init containers without restartPolicy=Always";

    public static void Validate(PodSpec spec, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Containers(spec, volumes, names, path.Child("containers"), errors);
        InitContainers(spec, volumes, names, path.Child("initContainers"), errors);
        EphemeralContainers(spec, volumes, names, path.Child("ephemeralContainers"), errors);
    }

    private static void Containers(PodSpec spec, Dictionary<string, Volume> volumes, HashSet<string> names, FieldPath path, FieldErrorList errors)
    {
        if (spec.Containers.IsEmpty)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        var hostPorts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.Containers.Count; i++)
        {
            var container = spec.Containers[i];
            Common(container, spec, volumes, path.Index(i), errors);
            Unique(container.Name, names, path.Index(i), errors);
            ProbeValidation.Validate(container, spec.TerminationGracePeriodSeconds, path.Index(i), errors);
            RestartPolicy(container, path.Index(i), errors);
        }

        for (var i = 0; i < spec.Containers.Count; i++)
        {
            HostPorts(spec.Containers[i], hostPorts, path.Index(i), errors);
        }
    }

    private static void InitContainers(PodSpec spec, Dictionary<string, Volume> volumes, HashSet<string> names, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < spec.InitContainers.Count; i++)
        {
            var container = spec.InitContainers[i];
            var at = path.Index(i);
            Common(container, spec, volumes, at, errors);
            RestartPolicy(container, at, errors);
            Unique(container.Name, names, at, errors);
            HostPorts(container, new(StringComparer.Ordinal), path.Index(0), errors);
            if (container.RestartPolicy == "Always")
            {
                ProbeValidation.Validate(container, spec.TerminationGracePeriodSeconds, at, errors);
                continue;
            }

            Refuse(container.Lifecycle, at.Child("lifecycle"), errors);
            Refuse(container.LivenessProbe, at.Child("livenessProbe"), errors);
            Refuse(container.ReadinessProbe, at.Child("readinessProbe"), errors);
            Refuse(container.StartupProbe, at.Child("startupProbe"), errors);
        }
    }

    private static void EphemeralContainers(PodSpec spec, Dictionary<string, Volume> volumes, HashSet<string> names, FieldPath path, FieldErrorList errors)
    {
        const string NotHere = "cannot be set for an Ephemeral Container";
        for (var i = 0; i < spec.EphemeralContainers.Count; i++)
        {
            var container = spec.EphemeralContainers[i];
            var at = path.Index(i);
            Common(ContainerDefaults.AsContainer(container), spec, volumes, at, errors);
            Trimmed(container.Image, at, errors);
            Unique(container.Name, names, at, errors);
            if (container.TargetContainerName.Length > 0
                && !spec.Containers.Any(c => c.Name == container.TargetContainerName)
                && !spec.InitContainers.Any(c => c.Name == container.TargetContainerName))
            {
                errors.Add(FieldError.NotFound(at.Child("targetContainerName"), container.TargetContainerName));
            }

            foreach (var (isSet, name) in new[]
            {
                (!container.Ports.IsEmpty, "ports"), (container.Resources != ResourceRequirements.Empty, "resources"), (!container.ResizePolicy.IsEmpty, "resizePolicy"),
                (container.LivenessProbe is not null, "livenessProbe"), (container.ReadinessProbe is not null, "readinessProbe"), (container.StartupProbe is not null, "startupProbe"),
                (container.Lifecycle is not null, "lifecycle"),
            })
            {
                if (isSet)
                {
                    errors.Add(FieldError.Forbidden(at.Child(name), NotHere));
                }
            }

            for (var m = 0; m < container.VolumeMounts.Count; m++)
            {
                if (container.VolumeMounts[m].SubPath.Length > 0)
                {
                    errors.Add(FieldError.Forbidden(at.Child("volumeMounts").Index(m).Child("subPath"), NotHere));
                }
            }
        }
    }

    /// <summary>Images of pods, unlike those of templates, must be free of white space at their ends.</summary>
    public static void Trimmed(string image, FieldPath path, FieldErrorList errors)
    {
        if (image.AsSpan().Trim().Length != image.Length)
        {
            errors.Add(FieldError.Invalid(path.Child("image"), image, "must not have leading or trailing whitespace"));
        }
    }

    private static void Common(Container container, PodSpec spec, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        if (container.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name")));
        }
        else
        {
            errors.Label(path.Child("name"), container.Name);
        }

        if (container.Image.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("image")));
        }

        errors.OneOf(path.Child("terminationMessagePolicy"), container.TerminationMessagePolicy, "File", "FallbackToLogsOnError");
        Ports(container.Ports, path.Child("ports"), errors);
        EnvironmentValidation.Validate(container, path, errors);
        Mounts(container, volumes, path.Child("volumeMounts"), errors);
        Devices(container, volumes, path.Child("volumeDevices"), errors);
        errors.OneOf(path.Child("imagePullPolicy"), container.ImagePullPolicy, "Always", "IfNotPresent", "Never");
        ResourceValidation.Validate(container.Resources, spec.ResourceClaims, path.Child("resources"), errors);
        if (container.SecurityContext is { } security)
        {
            SecurityValidation.Validate(security, spec.HostUsers ?? true, path.Child("securityContext"), errors);
        }
    }

    private static void Unique(string name, HashSet<string> names, FieldPath path, FieldErrorList errors)
    {
        if (!names.Add(name))
        {
            errors.Add(FieldError.Duplicate(path.Child("name"), name));
        }
    }

    private static void Refuse(object? value, FieldPath path, FieldErrorList errors)
    {
        if (value is not null)
        {
            errors.Add(FieldError.Forbidden(path, OnlySidecars));
        }
    }

    private static void RestartPolicy(Container container, FieldPath path, FieldErrorList errors)
    {
        if (container.RestartPolicy is { } policy)
        {
            if (policy is not ("Always" or "Never" or "OnFailure"))
            {
                errors.Add(FieldError.NotSupported(path.Child("restartPolicy"), policy, "Always", "Never", "OnFailure"));
            }
        }
        else if (!container.RestartPolicyRules.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("restartPolicy"), "must specify restartPolicy when restart rules are used"));
        }
    }

    private static void Ports(ValueList<ContainerPort> ports, FieldPath path, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            var at = path.Index(i);
            if (port.Name.Length > 0)
            {
                var wrong = Identifiers.IsPortName(port.Name);
                errors.Messages(at.Child("name"), port.Name, wrong);
                if (wrong.IsEmpty && !names.Add(port.Name))
                {
                    errors.Add(FieldError.Duplicate(at.Child("name"), port.Name));
                }
            }

            if (port.ContainerPortValue == 0)
            {
                errors.Add(FieldError.Required(at.Child("containerPort")));
            }
            else
            {
                errors.Port(at.Child("containerPort"), port.ContainerPortValue);
            }

            if (port.HostPort != 0)
            {
                errors.Port(at.Child("hostPort"), port.HostPort);
            }

            errors.OneOf(at.Child("protocol"), port.Protocol, "SCTP", "TCP", "UDP");
        }
    }

    private static void HostPorts(Container container, HashSet<string> taken, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < container.Ports.Count; i++)
        {
            var port = container.Ports[i];
            var key = $"{port.Protocol}/{port.HostIP}/{port.HostPort}";
            if (port.HostPort != 0 && !taken.Add(key))
            {
                errors.Add(FieldError.Duplicate(path.Child("ports").Index(i).Child("hostPort"), key));
            }
        }
    }

    private static void Mounts(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < container.VolumeMounts.Count; i++)
        {
            var mount = container.VolumeMounts[i];
            var at = path.Index(i);
            if (mount.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            if (!volumes.ContainsKey(mount.Name))
            {
                errors.Add(FieldError.NotFound(at.Child("name"), mount.Name));
            }

            if (mount.MountPath.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("mountPath")));
            }

            if (!targets.Add(mount.MountPath))
            {
                errors.Add(FieldError.Invalid(at.Child("mountPath"), mount.MountPath, "must be unique"));
            }

            if (container.VolumeDevices.Any(d => d.Name == mount.Name))
            {
                errors.Add(FieldError.Invalid(at.Child("name"), mount.Name, "must not already exist in volumeDevices"));
            }

            if (mount.SubPath.Length > 0)
            {
                VolumeValidation.Descending(mount.SubPath, path.Child("subPath"), errors);
            }

            if (mount.SubPathExpr.Length > 0)
            {
                if (mount.SubPath.Length > 0)
                {
                    errors.Add(FieldError.Invalid(at.Child("subPathExpr"), mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive"));
                }

                VolumeValidation.Descending(mount.SubPathExpr, path.Child("subPathExpr"), errors);
            }

            Propagation(mount, container, path.Child("mountPropagation"), errors);
        }
    }

    private static void Propagation(VolumeMount mount, Container container, FieldPath path, FieldErrorList errors)
    {
        if (mount.MountPropagation is not { } propagation)
        {
            return;
        }

        errors.OneOf(path, propagation, "Bidirectional", "HostToContainer", "None");
        if (propagation == "Bidirectional" && container.SecurityContext?.Privileged != true)
        {
            errors.Add(FieldError.Forbidden(path, "Bidirectional mount propagation is available only to privileged containers"));
        }
    }

    private static void Devices(Container container, Dictionary<string, Volume> volumes, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < container.VolumeDevices.Count; i++)
        {
            var device = container.VolumeDevices[i];
            var at = path.Index(i);
            if (device.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            if (!volumes.TryGetValue(device.Name, out var volume))
            {
                errors.Add(FieldError.NotFound(at.Child("name"), device.Name));
            }
            else if (volume is { PersistentVolumeClaim: null, Ephemeral: null })
            {
                errors.Add(FieldError.Invalid(at.Child("name"), device.Name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"));
            }

            if (device.DevicePath.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("devicePath")));
            }
        }
    }
}
