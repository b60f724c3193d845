using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The rules of the status of pods.</summary>
internal static class PodStatusValidation
{
    private const string OnePerFamily = "may specify no more than one IP for each IP family";

    private static readonly FieldPath s_status = FieldPath.Of("status");

    /// <summary>Checks a change of the status.</summary>
    public static void Validate(Pod pod, Pod old, FieldErrorList errors)
    {
        PodAnnotationValidation.Change(pod, old, errors);
        var (status, before) = (pod.Status, old.Status);
        for (var i = 0; i < status.Conditions.Count; i++)
        {
            var condition = status.Conditions[i];
            var path = s_status.Child("conditions").Index(i);
            if (condition.ObservedGeneration < 0)
            {
                errors.Add(FieldError.Invalid(path.Child("observedGeneration"), condition.ObservedGeneration, "must be a non-negative integer"));
            }

            if (condition.Type is not ("PodScheduled" or "Ready" or "Initialized"))
            {
                errors.QualifiedName(path.Child("Type"), condition.Type);
            }
        }

        Nomination(pod, old, errors);
        if (status.ObservedGeneration < 0)
        {
            errors.Add(FieldError.Invalid(s_status.Child("observedGeneration"), status.ObservedGeneration, "must be a non-negative integer"));
        }

        if (before.QosClass.Length > 0)
        {
            errors.Immutable(s_status.Child("qosClass"), status.QosClass, before.QosClass);
        }

        Claims(pod, errors);
        Addresses(errors, s_status.Child("podIPs"), status.PodIPs.Map(i => i.Ip), before.PodIPs.Map(i => i.Ip));
        if (!status.HostIPs.IsEmpty && status.HostIP != status.HostIPs[0].Ip)
        {
            errors.Add(FieldError.Invalid(s_status.Child("hostIPs").Index(0).Child("ip"), status.HostIPs[0].Ip, "must be equal to `hostIP`"));
        }

        Addresses(errors, s_status.Child("hostIPs"), status.HostIPs.Map(i => i.Ip), before.HostIPs.Map(i => i.Ip));
    }

    private static void Nomination(Pod pod, Pod old, FieldErrorList errors)
    {
        var name = pod.Status.NominatedNodeName;
        if (name.Length == 0 || name == old.Status.NominatedNodeName)
        {
            return;
        }

        errors.Subdomain(s_status.Child("nominatedNodeName"), name);
        if (old.Spec.NodeName.Length > 0)
        {
            errors.Add(FieldError.Forbidden(s_status.Child("nominatedNodeName"), "may not be set on pods that are already bound to a node"));
        }
    }

    private static void Claims(Pod pod, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < pod.Status.ResourceClaimStatuses.Count; i++)
        {
            var claim = pod.Status.ResourceClaimStatuses[i];
            var path = s_status.Child("resourceClaimStatuses").Index(i);
            if (!pod.Spec.ResourceClaims.Any(c => c.Name == claim.Name))
            {
                errors.Add(FieldError.Invalid(path.Child("name"), claim.Name, "must match the name of an entry in `spec.resourceClaims`"));
            }

            if (!names.Add(claim.Name))
            {
                errors.Add(FieldError.Duplicate(path.Child("name"), claim.Name));
            }

            if (claim.ResourceClaimName is { } made)
            {
                errors.Subdomain(path.Child("resourceClaimName"), made);
            }
        }
    }

    private static void Addresses(FieldErrorList errors, FieldPath path, ValueList<string> addresses, ValueList<string> known)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(path.Index(i), addresses[i], strict: true, known));
        }

        if (addresses.Count > 2 || (addresses.Count == 2 && addresses[0].Contains(':', StringComparison.Ordinal) == addresses[1].Contains(':', StringComparison.Ordinal)))
        {
            errors.Add(new(FieldErrorType.Invalid, path.ToString(), "[" + string.Join(',', addresses.Map(a => $"{{\"ip\":{GoText.Quote(a)}}}").AsEnumerable()) + "]", OnePerFamily));
        }
    }
}
