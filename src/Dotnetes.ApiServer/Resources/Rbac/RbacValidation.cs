using Dotnetes.Api.Rbac.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Rbac;

/// <summary>Checks of roles and bindings.</summary>
internal static class RbacValidation
{
    private static readonly FieldPath s_roleRef = FieldPath.Of("roleRef");

    /// <summary>Checks the rules of a role.</summary>
    public static void Rules(ValueList<PolicyRule> rules, bool isNamespaced, FieldErrorList errors)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            Rule(rules[i], isNamespaced, FieldPath.Of("rules").Index(i), errors);
        }
    }

    /// <summary>Checks which roles a role gathers.</summary>
    public static void Aggregation(AggregationRule? rule, AggregationRule? old, FieldErrorList errors)
    {
        if (rule is null)
        {
            return;
        }

        var field = FieldPath.Of("aggregationRule", "clusterRoleSelectors");
        if (rule.ClusterRoleSelectors.IsEmpty)
        {
            errors.Add(FieldError.Required(field, "at least one clusterRoleSelector required if aggregationRule is non-nil"));
        }

        var allowInvalid = old?.ClusterRoleSelectors.Any(LabelSelectorValidation.HasInvalidValue) ?? false;
        for (var i = 0; i < rule.ClusterRoleSelectors.Count; i++)
        {
            errors.AddRange(LabelSelectorValidation.Validate(rule.ClusterRoleSelectors[i], field.Index(i), allowInvalid));
            if (!LabelSelectorValidation.Validate(rule.ClusterRoleSelectors[i], field.Index(i)).IsEmpty)
            {
                errors.Add(new(FieldErrorType.Invalid, field.Index(i).ToString(), "null", "invalid label selector."));
            }
        }
    }

    /// <summary>Checks the role and the subjects of a binding.</summary>
    public static void Binding(RoleRef role, ValueList<Subject> subjects, bool isNamespaced, FieldErrorList errors)
    {
        if (role.ApiGroup != RbacDefaults.Group)
        {
            errors.Add(FieldError.NotSupported(s_roleRef.Child("apiGroup"), role.ApiGroup, RbacDefaults.Group));
        }

        if (role.Kind != "ClusterRole" && (role.Kind != "Role" || !isNamespaced))
        {
            ReadOnlySpan<string> kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
            errors.Add(FieldError.NotSupported(s_roleRef.Child("kind"), role.Kind, kinds));
        }

        if (role.Name.Length == 0)
        {
            errors.Add(FieldError.Required(s_roleRef.Child("name")));
        }
        else
        {
            errors.AddInvalid(s_roleRef.Child("name"), role.Name, RbacDefaults.Name(role.Name, isPrefix: false));
        }

        for (var i = 0; i < subjects.Count; i++)
        {
            Subject(subjects[i], isNamespaced, FieldPath.Of("subjects").Index(i), errors);
        }
    }

    /// <summary>A binding stays with its role: whoever may change its subjects could otherwise hand out any role.</summary>
    public static void SameRole(RoleRef role, RoleRef old, FieldErrorList errors)
    {
        if (role != old)
        {
            var shown = $"{{\"APIGroup\":{GoText.Quote(role.ApiGroup)},\"Kind\":{GoText.Quote(role.Kind)},\"Name\":{GoText.Quote(role.Name)}}}";
            errors.Add(new FieldError(FieldErrorType.Invalid, s_roleRef.ToString(), shown, "cannot change roleRef"));
        }
    }

    private static void Rule(PolicyRule rule, bool isNamespaced, FieldPath field, FieldErrorList errors)
    {
        if (rule.Verbs.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("verbs"), "verbs must contain at least one value"));
        }

        if (!rule.NonResourceUrls.IsEmpty)
        {
            if (isNamespaced)
            {
                errors.Add(FieldError.Invalid(field.Child("nonResourceURLs"), rule.NonResourceUrls, "namespaced rules cannot apply to non-resource URLs"));
            }

            if (!rule.ApiGroups.IsEmpty || !rule.Resources.IsEmpty || !rule.ResourceNames.IsEmpty)
            {
                errors.Add(FieldError.Invalid(field.Child("nonResourceURLs"), rule.NonResourceUrls, "rules cannot apply to both regular resources and non-resource URLs"));
            }

            return;
        }

        if (rule.ApiGroups.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("apiGroups"), "resource rules must supply at least one api group"));
        }

        if (rule.Resources.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("resources"), "resource rules must supply at least one resource"));
        }
    }

    private static void Subject(Subject subject, bool isNamespaced, FieldPath field, FieldErrorList errors)
    {
        if (subject.Name.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("name")));
        }

        switch (subject.Kind)
        {
            case "ServiceAccount":
                if (subject.Name.Length > 0)
                {
                    errors.AddInvalid(field.Child("name"), subject.Name, ObjectNames.IsDnsSubdomain(subject.Name, isPrefix: false));
                }

                if (subject.ApiGroup.Length > 0)
                {
                    errors.Add(FieldError.NotSupported(field.Child("apiGroup"), subject.ApiGroup, ""));
                }

                if (!isNamespaced && subject.Namespace.Length == 0)
                {
                    errors.Add(FieldError.Required(field.Child("namespace")));
                }

                break;
            case "User" or "Group":
                if (subject.ApiGroup != RbacDefaults.Group)
                {
                    errors.Add(FieldError.NotSupported(field.Child("apiGroup"), subject.ApiGroup, RbacDefaults.Group));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(field.Child("kind"), subject.Kind, "ServiceAccount", "User", "Group"));
                break;
        }
    }
}
