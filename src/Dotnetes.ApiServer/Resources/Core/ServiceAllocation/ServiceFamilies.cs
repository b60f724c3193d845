using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Services;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>Decides on the address families of a service (KEP-563).</summary>
internal static class ServiceFamilies
{
    private const string Single = "SingleStack";

    private const string Require = "RequireDualStack";

    private static readonly FieldPath s_policy = FieldPath.Of("spec", "ipFamilyPolicy");

    private static readonly FieldPath s_families = FieldPath.Of("spec", "ipFamilies");

    private static readonly FieldPath s_clusterIPs = FieldPath.Of("spec", "clusterIPs");

    /// <summary>Fills the policy and the families in.</summary>
    /// <exception cref="ApiException">The service asks for what the cluster does not have.</exception>
    public static ServiceSpec Choose(Service service, Service? old, ValueList<string> configured)
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName" || (old is not null && IsUnchangedPreference(spec, old.Spec)))
        {
            return spec;
        }

        var isBare = spec is { ClusterIP: "None", Selector.IsEmpty: true };
        spec = spec with { IpFamilyPolicy = spec.IpFamilyPolicy ?? old?.Spec.IpFamilyPolicy ?? (isBare ? Require : Single) };
        var errors = new FieldErrorList();
        ServiceAddressValidation.Validate(spec, old?.Spec, errors);
        ThrowIfAny(errors, service);

        if (old is not null)
        {
            spec = Reduce(spec, old.Spec, errors);
        }

        if (spec.IpFamilyPolicy == Single)
        {
            RefuseTwo(spec, errors);
        }

        spec = FollowAddresses(spec, configured, errors);
        ThrowIfAny(errors, service);
        if (isBare)
        {
            return Widen(spec with { IpFamilies = spec.IpFamilies.IsEmpty ? [configured[0]] : spec.IpFamilies }, isPossible: true);
        }

        if (spec.IpFamilyPolicy == Require && configured.Count < 2)
        {
            errors.Add(FieldError.Invalid(s_policy, Require, "this cluster is not configured for dual-stack services"));
        }

        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            if (!configured.Contains(spec.IpFamilies[i]))
            {
                errors.Add(FieldError.Invalid(s_families.Index(i), spec.IpFamilies[i], "not configured on this cluster"));
            }
        }

        ThrowIfAny(errors, service);
        return Widen(spec with { IpFamilies = spec.IpFamilies.IsEmpty ? [configured[0]] : spec.IpFamilies }, configured.Count == 2);
    }

    public static void ThrowIfAny(FieldErrorList errors, Service service)
    {
        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid("", "Service", service.Metadata.Name, errors);
        }
    }

    private static ServiceSpec Widen(ServiceSpec spec, bool isPossible) => isPossible && spec.IpFamilyPolicy != Single && spec.IpFamilies.Count == 1
        ? spec with { IpFamilies = spec.IpFamilies.Add(spec.IpFamilies[0] == "IPv4" ? "IPv6" : "IPv4") }
        : spec;

    private static bool IsUnchangedPreference(ServiceSpec spec, ServiceSpec old) =>
        spec.IpFamilyPolicy == "PreferDualStack"
        && old.IpFamilyPolicy is null or "PreferDualStack"
        && spec.Type == old.Type
        && spec.ClusterIP == old.ClusterIP
        && spec.ClusterIPs == old.ClusterIPs
        && spec.IpFamilies == old.IpFamilies;

    private static ServiceSpec Reduce(ServiceSpec spec, ServiceSpec old, FieldErrorList errors)
    {
        if (spec.IpFamilyPolicy == Single)
        {
            if (spec.ClusterIPs == old.ClusterIPs && spec.ClusterIP == old.ClusterIP && spec.ClusterIPs.Count > 1)
            {
                spec = spec with { ClusterIPs = [spec.ClusterIPs[0]] };
            }

            return spec.IpFamilies == old.IpFamilies && spec.IpFamilies.Count > 1 ? spec with { IpFamilies = [spec.IpFamilies[0]] } : spec;
        }

        if (!spec.ClusterIPs.IsEmpty && spec.ClusterIPs.Count < old.ClusterIPs.Count)
        {
            errors.Add(FieldError.Invalid(s_policy, spec.IpFamilyPolicy ?? "", "must be 'SingleStack' to release the secondary cluster IP"));
        }

        if (!spec.IpFamilies.IsEmpty && spec.IpFamilies.Count < old.IpFamilies.Count)
        {
            errors.Add(FieldError.Invalid(s_policy, spec.IpFamilyPolicy ?? "", "must be 'SingleStack' to release the secondary IP family"));
        }

        return spec;
    }

    private static void RefuseTwo(ServiceSpec spec, FieldErrorList errors)
    {
        if (spec.ClusterIPs.Count == 2)
        {
            errors.Add(FieldError.Invalid(s_policy, Single, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified"));
        }

        if (spec.IpFamilies.Count == 2)
        {
            errors.Add(FieldError.Invalid(s_policy, Single, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"));
        }
    }

    private static ServiceSpec FollowAddresses(ServiceSpec spec, ValueList<string> configured, FieldErrorList errors)
    {
        for (var i = 0; i < spec.ClusterIPs.Count && spec.ClusterIPs[i] != "None"; i++)
        {
            if (i < spec.IpFamilies.Count)
            {
                continue;
            }

            var family = spec.ClusterIPs[i].Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4";
            if (configured.Contains(family))
            {
                spec = spec with { IpFamilies = spec.IpFamilies.Add(family) };
            }
            else
            {
                errors.Add(FieldError.Invalid(s_clusterIPs.Index(i), spec.ClusterIPs, $"{family} is not configured on this cluster"));
            }
        }

        return spec;
    }
}
