using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>Checks the cluster addresses of a service and their families.</summary>
internal static class ServiceAddressValidation
{
    private static readonly FieldPath s_addresses = FieldPath.Of("spec", "clusterIPs");

    private static readonly FieldPath s_families = FieldPath.Of("spec", "ipFamilies");

    public static void Validate(ServiceSpec spec, ServiceSpec? old, FieldErrorList errors)
    {
        if (spec.Type == "ExternalName")
        {
            return;
        }

        CompareSingular(spec, errors);
        Families(spec, errors);
        if (!Addresses(spec, old, errors))
        {
            return;
        }

        var addresses = spec.ClusterIPs;
        if (addresses.Count > 1 && (addresses.Count(IsV6) != 1 || addresses.Count != 2))
        {
            errors.Add(FieldError.Invalid(s_addresses, addresses, "may specify no more than one IP for each IP family"));
        }

        if (spec.ClusterIP == "None")
        {
            return;
        }

        for (var i = 0; i < addresses.Count && i < spec.IpFamilies.Count; i++)
        {
            var family = IsV6(addresses[i]) ? "IPv6" : "IPv4";
            if (spec.IpFamilies[i] is "IPv4" or "IPv6" && spec.IpFamilies[i] != family)
            {
                errors.Add(FieldError.Invalid(s_addresses.Index(i), addresses[i], string.Create(CultureInfo.InvariantCulture, $"expected an {spec.IpFamilies[i]} value as indicated by `ipFamilies[{i}]`")));
            }
        }
    }

    private static bool IsV6(string address) => address.Contains(':', StringComparison.Ordinal);

    private static void CompareSingular(ServiceSpec spec, FieldErrorList errors)
    {
        if (spec.ClusterIP.Length == 0)
        {
            if (!spec.ClusterIPs.IsEmpty)
            {
                errors.Add(FieldError.Invalid(s_addresses, spec.ClusterIPs, "must be empty when `clusterIP` is not specified"));
            }
        }
        else if (spec.ClusterIPs.IsEmpty)
        {
            errors.Add(FieldError.Required(s_addresses));
        }
        else if (spec.ClusterIPs[0] != spec.ClusterIP)
        {
            errors.Add(FieldError.Invalid(s_addresses, spec.ClusterIPs, "first value must match `clusterIP`"));
        }
    }

    private static void Families(ServiceSpec spec, FieldErrorList errors)
    {
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            var family = spec.IpFamilies[i];
            if (family is not ("IPv4" or "IPv6"))
            {
                errors.Add(FieldError.NotSupported(s_families.Index(i), family, "IPv4", "IPv6"));
            }

            if (spec.IpFamilies.FindIndex(f => f == family) < i)
            {
                errors.Add(FieldError.Duplicate(s_families.Index(i), family));
            }
        }

        if (spec.IpFamilyPolicy is { } policy and not ("SingleStack" or "PreferDualStack" or "RequireDualStack"))
        {
            errors.Add(FieldError.NotSupported(FieldPath.Of("spec", "ipFamilyPolicy"), policy, "PreferDualStack", "RequireDualStack", "SingleStack"));
        }
    }

    private static bool Addresses(ServiceSpec spec, ServiceSpec? old, FieldErrorList errors)
    {
        var addresses = spec.ClusterIPs;
        var areValid = true;
        for (var i = 0; i < addresses.Count; i++)
        {
            if (i == 0 && addresses[0] == "None")
            {
                if (addresses.Count > 1)
                {
                    areValid = false;
                    errors.Add(FieldError.Invalid(s_addresses, addresses, "'None' must be the first and only value"));
                }

                continue;
            }

            var wrong = IpAddresses.IsValidIpForLegacyField(s_addresses.Index(i), addresses[i], strict: true, old?.ClusterIPs ?? default);
            areValid &= wrong.IsEmpty;
            errors.AddRange(wrong);
        }

        if (addresses.Count > 2)
        {
            errors.Add(FieldError.Invalid(s_addresses, addresses, "may only hold up to 2 values"));
        }

        return areValid;
    }
}
