using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks how pods spread over a topology.</summary>
internal static class TopologySpreadValidation
{
    /// <summary>Checks how pods spread.</summary>
    public static void Validate(ValueList<TopologySpreadConstraint> all, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < all.Count; i++)
        {
            Spread(all, i, path.Index(i), errors);
        }
    }

    private static void Spread(ValueList<TopologySpreadConstraint> all, int index, FieldPath path, FieldErrorList errors)
    {
        var constraint = all[index];
        if (constraint.MaxSkew <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("maxSkew"), constraint.MaxSkew, "must be greater than zero"));
        }

        if (constraint.TopologyKey.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("topologyKey"), "can not be empty"));
        }

        if (constraint.WhenUnsatisfiable is not ("DoNotSchedule" or "ScheduleAnyway"))
        {
            errors.Add(FieldError.NotSupported(path.Child("whenUnsatisfiable"), constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway"));
        }

        for (var i = index + 1; i < all.Count; i++)
        {
            if (all[i].TopologyKey == constraint.TopologyKey && all[i].WhenUnsatisfiable == constraint.WhenUnsatisfiable)
            {
                errors.Add(FieldError.Duplicate(path.Child("{topologyKey, whenUnsatisfiable}"), $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}"));
                break;
            }
        }

        if (constraint.MinDomains is { } domains)
        {
            if (domains <= 0)
            {
                errors.Add(FieldError.Invalid(path.Child("minDomains"), domains, "must be greater than zero"));
            }

            if (constraint.WhenUnsatisfiable != "DoNotSchedule")
            {
                errors.Add(FieldError.Invalid(path.Child("minDomains"), domains, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {constraint.WhenUnsatisfiable}"));
            }
        }

        Inclusion(constraint.NodeAffinityPolicy, path.Child("nodeAffinityPolicy"), errors);
        Inclusion(constraint.NodeTaintsPolicy, path.Child("nodeTaintsPolicy"), errors);
        LabelKeys(constraint.LabelSelector, constraint.MatchLabelKeys, default, path, errors);
        errors.Selector(path.Child("labelSelector"), constraint.LabelSelector);
    }

    /// <summary>Checks keys whose values the pod itself has; what of them the selector has already is told as upstream tells it.</summary>
    public static void LabelKeys(LabelSelector? selector, ValueList<string> same, ValueList<string> other, FieldPath path, FieldErrorList errors)
    {
        Keys(selector, same, path.Child("matchLabelKeys"), errors);
        Keys(selector, other, path.Child("mismatchLabelKeys"), errors);
        var known = new HashSet<string>(selector?.MatchLabels.Keys ?? [], StringComparer.Ordinal);
        foreach (var expression in selector?.MatchExpressions ?? default)
        {
            if (!known.Add(expression.Key) && same.FindIndex(k => k == expression.Key) is var i and >= 0)
            {
                errors.Add(FieldError.Invalid(path.Index(i), expression.Key, "exists in both matchLabelKeys and labelSelector"));
            }
        }

        for (var i = 0; i < same.Count; i++)
        {
            if (other.Contains(same[i]))
            {
                errors.Add(FieldError.Invalid(path.Child("matchLabelKeys").Index(i), same[i], "exists in both matchLabelKeys and mismatchLabelKeys"));
            }
        }
    }

    private static void Keys(LabelSelector? selector, ValueList<string> keys, FieldPath path, FieldErrorList errors)
    {
        if (selector is null && !keys.IsEmpty)
        {
            errors.Add(FieldError.Forbidden(path, "must not be specified when labelSelector is not set"));
            return;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            errors.AddRange(MetadataValidation.ValidateLabelName(keys[i], path.Index(i)));
        }
    }

    private static void Inclusion(string? policy, FieldPath path, FieldErrorList errors)
    {
        if (policy is not (null or "Honor" or "Ignore"))
        {
            errors.Add(FieldError.NotSupported(path, policy, "Honor", "Ignore"));
        }
    }
}
