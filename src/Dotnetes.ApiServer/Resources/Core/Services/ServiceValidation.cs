using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>Checks services, after allocation.</summary>
internal static class ServiceValidation
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    public static void Validate(Service service, Service? old, FieldErrorList errors)
    {
        var spec = service.Spec;
        if (old is not null)
        {
            Changes(spec, old.Spec, errors);
        }

        ByType(spec, errors);
        Ports(spec, errors);
        errors.AddRange(MetadataValidation.ValidateLabels(spec.Selector, s_spec.Child("selector")));
        errors.OneOf(s_spec.Child("sessionAffinity"), spec.SessionAffinity, "ClientIP", "None");
        if (spec.SessionAffinity == "ClientIP" && spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is { } timeout and (<= 0 or > 86400))
        {
            errors.Add(FieldError.Invalid(s_spec.Child("sessionAffinityConfig", "clientIP").Child("timeoutSeconds"), timeout, "must be greater than 0 and less than 86400"));
        }

        ServiceAddressValidation.Validate(spec, old?.Spec, errors);
        for (var i = 0; i < spec.ExternalIPs.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(s_spec.Child("externalIPs").Index(i), spec.ExternalIPs[i], strict: true, old?.Spec.ExternalIPs ?? default));
        }

        errors.OneOf(s_spec.Child("type"), spec.Type, "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        Balancer(spec, old?.Spec, errors);
        Policies(spec, errors);
    }

    private static void Balancer(ServiceSpec spec, ServiceSpec? old, FieldErrorList errors)
    {
        const string OnlyBalancers = "may only be used when `type` is 'LoadBalancer'";
        var path = s_spec.Child("LoadBalancerSourceRanges"); // As upstream spells it.
        if (!spec.LoadBalancerSourceRanges.IsEmpty && spec.Type != "LoadBalancer")
        {
            errors.Add(FieldError.Forbidden(path, OnlyBalancers));
        }

        for (var i = 0; i < spec.LoadBalancerSourceRanges.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidCidrForLegacyField(path.Index(i), spec.LoadBalancerSourceRanges[i].Trim(), strict: true, (old?.LoadBalancerSourceRanges ?? default).Map(r => r.Trim())));
        }

        if (spec.LoadBalancerClass is { } type)
        {
            if (spec.Type == "LoadBalancer")
            {
                errors.QualifiedName(s_spec.Child("loadBalancerClass"), type);
            }
            else
            {
                errors.Add(FieldError.Forbidden(s_spec.Child("loadBalancerClass"), OnlyBalancers));
            }
        }
    }

    private static void Changes(ServiceSpec spec, ServiceSpec old, FieldErrorList errors)
    {
        if (old.Type != "ExternalName" && spec.Type != "ExternalName" && !old.ClusterIPs.IsEmpty && !spec.ClusterIPs.IsEmpty && old.ClusterIPs[0] != spec.ClusterIPs[0])
        {
            errors.Add(FieldError.Invalid(s_spec.Child("clusterIPs").Index(0), spec.ClusterIPs, "may not change once set"));
        }

        if (old.Type != "ExternalName" && spec.Type != "ExternalName" && !old.IpFamilies.IsEmpty && !spec.IpFamilies.IsEmpty && old.IpFamilies[0] != spec.IpFamilies[0])
        {
            errors.Add(FieldError.Invalid(s_spec.Child("ipFamilies").Index(0), spec.IpFamilies, "may not change once set"));
        }

        if (old.Type == "LoadBalancer" && spec.Type == "LoadBalancer" && old.LoadBalancerClass != spec.LoadBalancerClass)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("loadBalancerClass"), spec.LoadBalancerClass ?? "", "may not change once set"));
        }

        if (ServicePreparation.NeedsHealthCheckPort(old) && ServicePreparation.NeedsHealthCheckPort(spec) && old.HealthCheckNodePort != spec.HealthCheckNodePort)
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("healthCheckNodePort"), ValidationMessages.FieldImmutable));
        }
    }

    private static void ByType(ServiceSpec spec, FieldErrorList errors)
    {
        var isHeadless = !spec.ClusterIPs.IsEmpty && spec.ClusterIPs[0] == "None";
        if (spec.Ports.IsEmpty && !isHeadless && spec.Type != "ExternalName")
        {
            errors.Add(FieldError.Required(s_spec.Child("ports")));
        }

        if (isHeadless && spec.Type is "LoadBalancer" or "NodePort")
        {
            errors.Add(FieldError.Invalid(s_spec.Child("clusterIPs").Index(0), "None", $"may not be set to 'None' for {spec.Type} services"));
        }

        if (spec.Type != "ExternalName")
        {
            return;
        }

        foreach (var (isSet, name) in new[] { (!spec.ClusterIPs.IsEmpty, "clusterIPs"), (!spec.IpFamilies.IsEmpty, "ipFamilies"), (spec.IpFamilyPolicy is not null, "ipFamilyPolicy") })
        {
            if (isSet)
            {
                errors.Add(FieldError.Forbidden(s_spec.Child(name), "may not be set for ExternalName services"));
            }
        }

        var target = spec.ExternalName.EndsWith('.') ? spec.ExternalName[..^1] : spec.ExternalName;
        if (target.Length == 0)
        {
            errors.Add(FieldError.Required(s_spec.Child("externalName")));
        }
        else
        {
            errors.Subdomain(s_spec.Child("externalName"), target);
        }
    }

    private static void Ports(ServiceSpec spec, FieldErrorList errors)
    {
        for (var i = 0; i < spec.Ports.Count; i++)
        {
            var port = spec.Ports[i];
            var at = s_spec.Child("ports").Index(i);
            if (port.Name.Length > 0)
            {
                errors.Label(at.Child("name"), port.Name);
                if (spec.Ports.FindIndex(p => p.Name == port.Name) < i)
                {
                    errors.Add(FieldError.Duplicate(at.Child("name"), port.Name));
                }
            }
            else if (spec.Ports.Count > 1)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            errors.Port(at.Child("port"), port.Port);
            errors.OneOf(at.Child("protocol"), port.Protocol, "SCTP", "TCP", "UDP");
            errors.PortNumberOrName(at.Child("targetPort"), port.TargetPort);
            if (port.AppProtocol is { } protocol)
            {
                errors.QualifiedName(at.Child("appProtocol"), protocol);
            }

            if (spec.Type == "ClusterIP" && port.NodePort != 0)
            {
                errors.Add(FieldError.Forbidden(at.Child("nodePort"), "may not be used when `type` is 'ClusterIP'"));
            }

            if (port.NodePort != 0 && spec.Ports.FindIndex(p => p.NodePort == port.NodePort && p.Protocol == port.Protocol) < i)
            {
                errors.Add(FieldError.Duplicate(at.Child("nodePort"), port.NodePort));
            }

            if (spec.Ports.FindIndex(p => p.Port == port.Port && p.Protocol == port.Protocol) < i)
            {
                errors.Add(GoObject.Duplicate(at, new ServicePort { Port = port.Port, Protocol = port.Protocol }));
            }
        }
    }

    private static void Policies(ServiceSpec spec, FieldErrorList errors)
    {
        var external = s_spec.Child("externalTrafficPolicy");
        if (ServiceDefaults.IsExternallyAccessible(spec, spec.Type))
        {
            errors.OneOf(external, spec.ExternalTrafficPolicy, "Cluster", "Local");
        }
        else if (spec.ExternalTrafficPolicy.Length > 0)
        {
            errors.Add(FieldError.Invalid(external, spec.ExternalTrafficPolicy, "may only be set for externally-accessible services"));
        }

        if (!ServicePreparation.NeedsHealthCheckPort(spec) && spec.HealthCheckNodePort != 0)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("healthCheckNodePort"), spec.HealthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
        }

        if (spec.AllocateLoadBalancerNodePorts is not null && spec.Type != "LoadBalancer")
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("allocateLoadBalancerNodePorts"), "may only be used when `type` is 'LoadBalancer'"));
        }

        if (spec.InternalTrafficPolicy is { } inside)
        {
            errors.OneOf(s_spec.Child("internalTrafficPolicy"), inside, "Cluster", "Local");
        }

        if (spec.TrafficDistribution is { } distribution)
        {
            errors.OneOf(s_spec.Child("trafficDistribution"), distribution, "PreferClose", "PreferSameZone", "PreferSameNode");
        }
    }
}
