using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>The rules of what a load balancer says of itself in the status of a service.</summary>
internal static class BalancerStatusValidation
{
    /// <summary>Checks the addresses; those that stood there before are taken in older forms, too.</summary>
    public static void Validate(Service value, Service old, FieldErrorList errors)
    {
        var ingress = value.Status.LoadBalancer.Ingress;
        var path = FieldPath.Of("status", "loadBalancer", "ingress");
        if (value.Spec.Type != "LoadBalancer" && !ingress.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'"));
            return;
        }

        var known = old.Status.LoadBalancer.Ingress.Map(i => i.Ip);
        for (var i = 0; i < ingress.Count; i++)
        {
            Validate(ingress[i], path.Index(i), known, errors);
        }
    }

    private static void Validate(LoadBalancerIngress ingress, FieldPath path, ValueList<string> known, FieldErrorList errors)
    {
        if (ingress.Ip.Length > 0)
        {
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(path.Child("ip"), ingress.Ip, strict: true, known));
        }

        switch (ingress)
        {
            case { IpMode: null, Ip.Length: > 0 }:
                errors.Add(FieldError.Required(path.Child("ipMode"), "must be specified when `ip` is set"));
                break;
            case { IpMode: not null, Ip: "" }:
                errors.Add(FieldError.Forbidden(path.Child("ipMode"), "may not be specified when `ip` is not set"));
                break;
            case { IpMode: { } mode }:
                errors.KnownWord(path.Child("ipMode"), mode, "Proxy", "VIP");
                break;
        }

        if (ingress.Hostname is { Length: > 0 } host)
        {
            errors.Subdomain(path.Child("hostname"), host);
            if (IpAddresses.IsValidIp(FieldPath.None, host).IsEmpty)
            {
                errors.Add(FieldError.Invalid(path.Child("hostname"), host, "must be a DNS name, not an IP address"));
            }
        }
    }
}
