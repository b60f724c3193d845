using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks pods and pod templates.</summary>
public static class PodValidation
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a template inside a workload.</summary>
    public static void Template(PodTemplateSpec template, FieldPath path, FieldErrorList errors)
    {
        errors.AddRange(MetadataValidation.ValidateLabels(template.Metadata.Labels, path.Child("labels")));
        errors.AddRange(MetadataValidation.ValidateAnnotations(template.Metadata.Annotations, path.Child("annotations")));
        Spec(template.Spec, "", isPod: false, path.Child("spec"), errors);
        if (!template.Spec.EphemeralContainers.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(path.Child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template"));
        }
    }

    /// <summary>Checks a new pod.</summary>
    public static void Create(Pod pod, FieldErrorList errors)
    {
        Whole(pod, errors);
        PodAnnotationValidation.Validate(pod, errors);
        if (!pod.Spec.EphemeralContainers.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("ephemeralContainers"), "cannot be set on create"));
        }

        if (pod.Spec.NodeName.Length > 0 && !pod.Spec.SchedulingGates.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("nodeName"), "cannot be set until all schedulingGates have been cleared"));
        }
    }

    /// <summary>Checks everything about a pod that does not depend on what it was before.</summary>
    public static void Whole(Pod pod, FieldErrorList errors)
    {
        Spec(pod.Spec, pod.Metadata.Name, isPod: true, s_spec, errors);
        if (pod.Spec.ServiceAccountName.Length == 0)
        {
            for (var v = 0; v < pod.Spec.Volumes.Count; v++)
            {
                var sources = pod.Spec.Volumes[v].Projected?.Sources ?? default;
                for (var s = 0; s < sources.Count; s++)
                {
                    if (sources[s].ServiceAccountToken is not null)
                    {
                        errors.Add(FieldError.Forbidden(
                            s_spec.Child("volumes").Index(v).Child("projected", "sources").Index(s).Child("serviceAccountToken"),
                            "must not be specified when serviceAccountName is not set"));
                    }
                }
            }
        }

        for (var i = 0; i < pod.Spec.Containers.Count; i++)
        {
            ContainerValidation.Trimmed(pod.Spec.Containers[i].Image, s_spec.Child("containers").Index(i), errors);
        }

        for (var i = 0; i < pod.Spec.InitContainers.Count; i++)
        {
            ContainerValidation.Trimmed(pod.Spec.InitContainers[i].Image, s_spec.Child("initContainers").Index(i), errors);
        }
    }

    private static void Spec(PodSpec spec, string podName, bool isPod, FieldPath path, FieldErrorList errors)
    {
        var volumes = VolumeValidation.Validate(spec.Volumes, podName, isPod, path.Child("volumes"), errors);
        Claims(spec.ResourceClaims, path.Child("resourceClaims"), errors);
        ContainerValidation.Validate(spec, volumes, path, errors);
        PodLevelValidation.Validate(spec, path, errors);
        HostNetwork(spec, isPod, path, errors);
        errors.OneOf(path.Child("restartPolicy"), spec.RestartPolicy, "Always", "OnFailure", "Never");
        errors.OneOf(path.Child("dnsPolicy"), spec.DnsPolicy, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        errors.AddRange(MetadataValidation.ValidateLabels(spec.NodeSelector, path.Child("nodeSelector")));
        if (spec.SecurityContext is { } security)
        {
            SecurityValidation.Validate(security, spec, path.Child("securityContext"), errors);
        }

        if (spec.Affinity is { } affinity)
        {
            SchedulingValidation.Affinity(affinity, path.Child("affinity"), errors);
        }

        PodDnsValidation.Validate(spec, path.Child("dnsConfig"), errors);
        for (var i = 0; i < spec.ReadinessGates.Count; i++)
        {
            errors.QualifiedName(path.Child("readinessGates").Index(i).Child("conditionType"), spec.ReadinessGates[i].ConditionType);
        }

        SchedulingValidation.Gates(spec.SchedulingGates, path.Child("schedulingGates"), errors);
        TopologySpreadValidation.Validate(spec.TopologySpreadConstraints, path.Child("topologySpreadConstraints"), errors);
        WindowsValidation.HostProcesses(spec, path, errors);
        PodPlatformValidation.Users(spec, path, errors);
        HostnameOverride(spec, path.Child("hostnameOverride"), errors);
        Names(spec, path, errors);
        if (!spec.Overhead.IsEmpty)
        {
            ResourceValidation.Validate(new() { Limits = spec.Overhead }, default, path.Child("overhead"), errors);
        }

        PodPlatformValidation.System(spec, path, errors);
        Files(spec, path, errors);
    }

    private static void HostnameOverride(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        const int Longest = 64;
        if (spec.HostnameOverride is not { } name)
        {
            return;
        }

        if (spec.SetHostnameAsFqdn == true)
        {
            errors.Add(FieldError.Forbidden(path, "may not be specified when setHostnameAsFQDN is true"));
        }

        if (spec.HostNetwork)
        {
            errors.Add(FieldError.Forbidden(path, "may not be specified when hostNetwork is true"));
        }

        if (name.Length > Longest)
        {
            errors.Add(FieldError.TooLong(path, Longest));
        }

        errors.Subdomain(path, name);
    }

    // Files with environment variables must be on volumes that the containers share.
    private static void Files(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        foreach (var (container, at) in PodPlatformValidation.Containers(spec, path))
        {
            for (var i = 0; i < container.Env.Count; i++)
            {
                if (container.Env[i].ValueFrom?.FileKeyRef is not { } file)
                {
                    continue;
                }

                var name = at.Child("env").Index(i).Child("valueFrom").Child("fileKeyRef", "volumeName");
                var index = spec.Volumes.FindIndex(v => v.Name == file.VolumeName);
                if (index < 0)
                {
                    errors.Add(FieldError.NotFound(name, file.VolumeName));
                }
                else if (spec.Volumes[index].EmptyDir is null)
                {
                    errors.Add(FieldError.Invalid(name, file.VolumeName, "referenced volume must be of type emptyDir"));
                }
            }
        }
    }

    private static void Names(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.ServiceAccountName.Length > 0)
        {
            errors.Subdomain(path.Child("serviceAccountName"), spec.ServiceAccountName);
        }

        if (spec.NodeName.Length > 0)
        {
            errors.Subdomain(path.Child("nodeName"), spec.NodeName);
        }

        if (spec.ActiveDeadlineSeconds is { } deadline and (< 1 or > int.MaxValue))
        {
            errors.Add(FieldError.Invalid(path.Child("activeDeadlineSeconds"), deadline, ValidationMessages.InclusiveRange(1, int.MaxValue)));
        }

        if (spec.Hostname.Length > 0)
        {
            errors.Label(path.Child("hostname"), spec.Hostname);
        }

        if (spec.Subdomain.Length > 0)
        {
            errors.Label(path.Child("subdomain"), spec.Subdomain);
        }

        SchedulingValidation.Tolerations(spec.Tolerations, path.Child("tolerations"), errors);
        for (var i = 0; i < spec.HostAliases.Count; i++)
        {
            var alias = spec.HostAliases[i];
            var at = path.Child("hostAliases").Index(i);
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(at.Child("ip"), alias.Ip, strict: true));
            for (var h = 0; h < alias.Hostnames.Count; h++)
            {
                errors.Subdomain(at.Child("hostnames").Index(h), alias.Hostnames[h]);
            }
        }

        if (spec.PriorityClassName.Length > 0)
        {
            errors.Subdomain(path.Child("priorityClassName"), spec.PriorityClassName);
        }

        if (spec.RuntimeClassName is { } runtimeClass)
        {
            errors.Subdomain(path.Child("runtimeClassName"), runtimeClass);
        }

        if (spec.PreemptionPolicy is { } preemption)
        {
            errors.OneOf(path.Child("preemptionPolicy"), preemption, "PreemptLowerPriority", "Never");
        }
    }

    private static void HostNetwork(PodSpec spec, bool isPod, FieldPath path, FieldErrorList errors)
    {
        for (var c = 0; spec.HostNetwork && c < spec.Containers.Count; c++)
        {
            for (var p = 0; p < spec.Containers[c].Ports.Count; p++)
            {
                var port = spec.Containers[c].Ports[p];
                if ((isPod || port.HostPort != 0) && port.HostPort != port.ContainerPortValue)
                {
                    errors.Add(FieldError.Invalid(
                        path.Child("containers").Index(c).Child("ports").Index(p).Child("hostPort"), port.HostPort, "must match `containerPort` when `hostNetwork` is true"));
                }
            }
        }
    }

    private static void Claims(ValueList<PodResourceClaim> claims, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            var at = path.Index(i);
            if (claim.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }
            else if (claims.FindIndex(c => c.Name == claim.Name) < i)
            {
                errors.Add(FieldError.Duplicate(at.Child("name"), claim.Name));
            }
            else
            {
                errors.Label(at.Child("name"), claim.Name);
            }

            switch (claim)
            {
                case { ResourceClaimName: not null, ResourceClaimTemplateName: not null }:
                    errors.Add(GoObject.Invalid(at, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified", GoFields(claim)));
                    break;
                case { ResourceClaimName: null, ResourceClaimTemplateName: null }:
                    errors.Add(GoObject.Invalid(at, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`", GoFields(claim)));
                    break;
            }

            if (claim.ResourceClaimName is { } name)
            {
                errors.Subdomain(at.Child("resourceClaimName"), name);
            }

            if (claim.ResourceClaimTemplateName is { } template)
            {
                errors.Subdomain(at.Child("resourceClaimTemplateName"), template);
            }
        }
    }

    private static (string, string?)[] GoFields(PodResourceClaim claim) =>
        [("Name", claim.Name), ("ResourceClaimName", claim.ResourceClaimName), ("ResourceClaimTemplateName", claim.ResourceClaimTemplateName)];
}
