using Dotnetes.Api.Discovery.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Discovery;

/// <summary>The rules of endpoint slices.</summary>
internal static class EndpointSliceValidation
{
    private const int MaxEndpoints = 1000;
    private const int MaxAddresses = 100;
    private const int MaxPorts = 20_000;
    private const int MaxTopology = 16;
    private const int MaxHints = 8;

    /// <summary>Checks a slice; endpoints that do not change stay acceptable.</summary>
    public static void Validate(EndpointSlice value, EndpointSlice? old, FieldErrorList errors)
    {
        var type = FieldPath.Of("addressType");
        if (value.AddressType.Length == 0)
        {
            errors.Add(FieldError.Required(type));
        }
        else if (value.AddressType is not ("IPv4" or "IPv6" or "FQDN"))
        {
            errors.Add(FieldError.NotSupported(type, value.AddressType, "FQDN", "IPv4", "IPv6"));
        }

        Ports(errors, FieldPath.Of("ports"), value.Ports);
        if (old is null || old.Endpoints != value.Endpoints)
        {
            Endpoints(errors, FieldPath.Of("endpoints"), value);
        }

        if (old is not null)
        {
            errors.Immutable(type, value.AddressType, old.AddressType);
        }
    }

    private static void Ports(FieldErrorList errors, FieldPath path, ValueList<EndpointPort> ports)
    {
        if (ports.Count > MaxPorts)
        {
            errors.Add(FieldError.TooMany(path, ports.Count, MaxPorts));
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var at = path.Index(i);
            var name = ports[i].Name ?? "";
            if (name.Length > 0)
            {
                errors.Label(at.Child("name"), name);
            }

            if (!names.Add(name))
            {
                errors.Add(FieldError.Duplicate(at.Child("name"), name));
            }

            errors.Protocol(at.Child("protocol"), ports[i].Protocol);
            if (ports[i].AppProtocol is { } application)
            {
                errors.QualifiedName(at.Child("appProtocol"), application);
            }
        }
    }

    private static void Endpoints(FieldErrorList errors, FieldPath path, EndpointSlice slice)
    {
        if (slice.Endpoints.Count > MaxEndpoints)
        {
            errors.Add(FieldError.TooMany(path, slice.Endpoints.Count, MaxEndpoints));
            return;
        }

        for (var i = 0; i < slice.Endpoints.Count; i++)
        {
            var endpoint = slice.Endpoints[i];
            var at = path.Index(i);
            Addresses(errors, at.Child("addresses"), endpoint.Addresses, slice.AddressType);
            if (endpoint.NodeName is { } node)
            {
                errors.Subdomain(at.Child("nodeName"), node);
            }

            var topology = at.Child("deprecatedTopology");
            if (endpoint.DeprecatedTopology.Count > MaxTopology)
            {
                errors.Add(FieldError.TooMany(topology, endpoint.DeprecatedTopology.Count, MaxTopology));
            }

            errors.AddRange(MetadataValidation.ValidateLabels(endpoint.DeprecatedTopology, topology));
            if (endpoint.Hostname is { } host)
            {
                errors.Label(at.Child("hostname"), host);
            }

            if (endpoint.Hints is { } hints)
            {
                Hints(errors, at.Child("hints"), hints);
            }
        }
    }

    private static void Addresses(FieldErrorList errors, FieldPath path, ValueList<string> addresses, string type)
    {
        if (addresses.IsEmpty)
        {
            errors.Add(FieldError.Required(path, "must contain at least 1 address"));
        }
        else if (addresses.Count > MaxAddresses)
        {
            errors.Add(FieldError.TooMany(path, addresses.Count, MaxAddresses));
        }

        for (var i = 0; i < addresses.Count; i++)
        {
            var address = addresses[i];
            var at = path.Index(i);
            if (type == "FQDN")
            {
                errors.AddRange(DnsNames.IsFullyQualifiedDomainName(at, address));
            }

            if (type is not ("IPv4" or "IPv6"))
            {
                continue;
            }

            var wrong = type == "IPv4" ? IpAddresses.IsValidIpForLegacyField(at, address, strict: true) : IpAddresses.IsValidIp(at, address);
            if (!wrong.IsEmpty)
            {
                errors.AddRange(wrong);
                continue;
            }

            if (address.Contains(':', StringComparison.Ordinal) != (type == "IPv6"))
            {
                errors.Add(FieldError.Invalid(path, address, $"must be an {type} address"));
            }

            errors.EndpointAddress(at, address);
        }
    }

    private static void Hints(FieldErrorList errors, FieldPath path, EndpointHints hints)
    {
        if (Names(errors, path.Child("forZones"), hints.ForZones.Map(z => z.Name), QualifiedNames.IsLabelValue))
        {
            Names(errors, path.Child("forNodes"), hints.ForNodes.Map(n => n.Name), static name => DnsNames.IsDns1123Subdomain(name));
        }
    }

    private static bool Names(FieldErrorList errors, FieldPath path, ValueList<string> names, Func<string, ValueList<string>> rule)
    {
        if (names.Count > MaxHints)
        {
            errors.Add(FieldError.TooMany(path, names.Count, MaxHints));
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            var at = path.Index(i).Child("name");
            if (!seen.Add(names[i]))
            {
                errors.Add(FieldError.Duplicate(at, names[i]));
            }

            errors.Messages(at, names[i], rule(names[i]));
        }

        return true;
    }
}
