using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The rules of endpoints.</summary>
internal static class EndpointsValidation
{
    /// <summary>Checks endpoints; what was stored before and does not change stays acceptable.</summary>
    public static void Validate(Endpoints value, Endpoints? old, FieldErrorList errors)
    {
        if (old is not null && old.Subsets == value.Subsets)
        {
            return;
        }

        for (var i = 0; i < value.Subsets.Count; i++)
        {
            var subset = value.Subsets[i];
            var path = FieldPath.Of("subsets").Index(i);
            if (subset.Addresses.IsEmpty && subset.NotReadyAddresses.IsEmpty)
            {
                errors.Add(FieldError.Required(path, "must specify `addresses` or `notReadyAddresses`"));
            }

            Addresses(errors, path.Child("addresses"), subset.Addresses);
            Addresses(errors, path.Child("notReadyAddresses"), subset.NotReadyAddresses);
            for (var p = 0; p < subset.Ports.Count; p++)
            {
                Port(errors, path.Child("ports").Index(p), subset.Ports[p], subset.Ports.Count > 1);
            }
        }
    }

    private static void Addresses(FieldErrorList errors, FieldPath path, ValueList<EndpointAddress> addresses)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            var address = addresses[i];
            var at = path.Index(i);
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(at.Child("ip"), address.Ip, strict: true));
            if (address.Hostname.Length > 0)
            {
                errors.Label(at.Child("hostname"), address.Hostname);
            }

            if (address.NodeName is { } node)
            {
                errors.Subdomain(at.Child("nodeName"), node);
            }

            errors.EndpointAddress(at.Child("ip"), address.Ip);
        }
    }

    private static void Port(FieldErrorList errors, FieldPath path, EndpointPort port, bool needsName)
    {
        if (port.Name.Length > 0)
        {
            errors.Label(path.Child("name"), port.Name);
        }
        else if (needsName)
        {
            errors.Add(FieldError.Required(path.Child("name")));
        }

        errors.Port(path.Child("port"), port.Port);
        errors.Protocol(path.Child("protocol"), port.Protocol);
        if (port.AppProtocol is { } application)
        {
            errors.QualifiedName(path.Child("appProtocol"), application);
        }
    }
}
