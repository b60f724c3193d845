using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>Checks of flow schemas.</summary>
internal static class FlowSchemaValidation
{
    private const int MaxPrecedence = 10_000;
    private const string Everything = "*";

    private static readonly string[] s_verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];

    /// <summary>Checks a whole schema.</summary>
    public static void Check(FlowSchema schema, FieldErrorList errors)
    {
        var field = FieldPath.Of("spec");
        var name = schema.Metadata.Name;
        Spec(name, schema.Spec, field, errors);
        if (BootstrapFlowSchemas.Mandatory.FirstOrDefault(m => m.Metadata.Name == name) is { } mandatory && mandatory.Spec != schema.Spec)
        {
            errors.Add(GoObject.Invalid(field, schema.Spec, $"spec of '{name}' must equal the fixed value"));
        }

        Status(schema.Status, errors);
    }

    /// <summary>Checks the status.</summary>
    public static void Status(FlowSchemaStatus status, FieldErrorList errors) =>
        ConditionChecks.Types([.. status.Conditions.Select(c => c.Type)], FieldPath.Of("status", "conditions"), errors);

    private static void Spec(string name, FlowSchemaSpec spec, FieldPath field, FieldErrorList errors)
    {
        var precedence = field.Child("matchingPrecedence");
        if (spec.MatchingPrecedence <= 0)
        {
            errors.Add(FieldError.Invalid(precedence, spec.MatchingPrecedence, "must be a positive value"));
        }
        else if (spec.MatchingPrecedence > MaxPrecedence)
        {
            errors.Add(FieldError.Invalid(precedence, spec.MatchingPrecedence, $"must not be greater than {MaxPrecedence}"));
        }
        else if (spec.MatchingPrecedence == 1 && name != BootstrapPriorityLevels.ExemptName)
        {
            errors.Add(FieldError.Invalid(precedence, spec.MatchingPrecedence, "only the schema named 'exempt' may have matchingPrecedence 1"));
        }

        if (spec.DistinguisherMethod is { Type: not (FlowDistinguisherMethodType.ByNamespace or FlowDistinguisherMethodType.ByUser) } method)
        {
            var wrong = FieldError.NotSupported(field.Child("distinguisherMethod", "type"), "", FlowDistinguisherMethodType.ByNamespace, FlowDistinguisherMethodType.ByUser);
            errors.Add(wrong with { Value = InternalForm.Of(method) });
        }

        var level = field.Child("priorityLevelConfiguration", "name");
        if (spec.PriorityLevelConfiguration.Name.Length == 0)
        {
            errors.Add(FieldError.Required(level, "must reference a priority level"));
        }
        else
        {
            errors.Subdomain(level, spec.PriorityLevelConfiguration.Name);
        }

        for (var i = 0; i < spec.Rules.Count; i++)
        {
            Rules(spec.Rules[i], field.Child("rules").Index(i), errors);
        }
    }

    private static void Rules(PolicyRulesWithSubjects rules, FieldPath field, FieldErrorList errors)
    {
        if (rules.Subjects.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("subjects"), "subjects must contain at least one value"));
        }

        for (var i = 0; i < rules.Subjects.Count; i++)
        {
            Subject(rules.Subjects[i], field.Child("subjects").Index(i), errors);
        }

        if (rules.ResourceRules.IsEmpty && rules.NonResourceRules.IsEmpty)
        {
            errors.Add(FieldError.Required(field, "at least one of resourceRules and nonResourceRules has to be non-empty"));
        }

        for (var i = 0; i < rules.ResourceRules.Count; i++)
        {
            Resources(rules.ResourceRules[i], field.Child("resourceRules").Index(i), errors);
        }

        for (var i = 0; i < rules.NonResourceRules.Count; i++)
        {
            Paths(rules.NonResourceRules[i], field.Child("nonResourceRules").Index(i), errors);
        }
    }

    private static void Subject(Subject subject, FieldPath field, FieldErrorList errors)
    {
        switch (subject.Kind)
        {
            case SubjectKind.ServiceAccount:
                Account(subject.ServiceAccount, field.Child("serviceAccount"), errors);
                break;
            case SubjectKind.User:
                Named(subject.User?.Name, field.Child("user"), "user is required when subject kind is 'User'", errors);
                break;
            case SubjectKind.Group:
                Named(subject.Group?.Name, field.Child("group"), "group is required when subject kind is 'Group'", errors);
                break;
            default:
                errors.Add(FieldError.NotSupported(field.Child("kind"), subject.Kind, SubjectKind.Group, SubjectKind.ServiceAccount, SubjectKind.User));
                return;
        }

        Absent(subject.ServiceAccount, SubjectKind.ServiceAccount, "serviceAccount");
        Absent(subject.User, SubjectKind.User, "user");
        Absent(subject.Group, SubjectKind.Group, "group");

        void Absent(object? member, string kind, string name)
        {
            if (member is not null && subject.Kind != kind)
            {
                errors.Add(FieldError.Forbidden(field.Child(name), $"{name} is forbidden when subject kind is not '{kind}'"));
            }
        }
    }

    private static void Named(string? name, FieldPath field, string missing, FieldErrorList errors)
    {
        if (name is null)
        {
            errors.Add(FieldError.Required(field, missing));
        }
        else if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("name")));
        }
    }

    private static void Account(ServiceAccountSubject? account, FieldPath field, FieldErrorList errors)
    {
        if (account is null)
        {
            errors.Add(FieldError.Required(field, "serviceAccount is required when subject kind is 'ServiceAccount'"));
            return;
        }

        if (account.Name.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("name")));
        }
        else if (account.Name != Everything)
        {
            errors.Subdomain(field.Child("name"), account.Name);
        }

        if (account.Namespace.Length == 0)
        {
            errors.Add(FieldError.Required(field.Child("namespace"), "must specify namespace for service account"));
        }
        else
        {
            errors.Label(field.Child("namespace"), account.Namespace);
        }
    }

    private static void Verbs(ValueList<string> verbs, FieldPath field, FieldErrorList errors)
    {
        if (verbs.IsEmpty)
        {
            errors.Add(FieldError.Required(field, "verbs must contain at least one value"));
        }
        else if (verbs.Contains(Everything))
        {
            Alone(verbs, field, "verbs", errors);
        }
        else if (verbs.Any(v => !s_verbs.Contains(v)))
        {
            errors.Add(FieldError.NotSupported(field, verbs, s_verbs));
        }
    }

    private static void Alone(ValueList<string> values, FieldPath field, string noun, FieldErrorList errors)
    {
        if (values.Count > 1 && values.Contains(Everything))
        {
            errors.Add(FieldError.Invalid(field, values, $"if '*' is present, must not specify other {noun}"));
        }
    }

    private static void Resources(ResourcePolicyRule rule, FieldPath field, FieldErrorList errors)
    {
        Verbs(rule.Verbs, field.Child("verbs"), errors);
        if (rule.ApiGroups.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("apiGroups"), "resource rules must supply at least one api group"));
        }

        Alone(rule.ApiGroups, field.Child("apiGroups"), "api groups", errors);
        if (rule.Resources.IsEmpty)
        {
            errors.Add(FieldError.Required(field.Child("resources"), "resource rules must supply at least one resource"));
        }

        Alone(rule.Resources, field.Child("resources"), "resources", errors);
        var namespaces = field.Child("namespaces");
        if (rule.Namespaces.IsEmpty && !rule.ClusterScope)
        {
            errors.Add(FieldError.Required(namespaces, "resource rules that are not cluster scoped must supply at least one namespace"));
        }
        else if (rule.Namespaces.Contains(Everything))
        {
            Alone(rule.Namespaces, namespaces, "namespaces", errors);
        }
        else
        {
            for (var i = 0; i < rule.Namespaces.Count; i++)
            {
                foreach (var message in DnsNames.IsDns1123Label(rule.Namespaces[i]))
                {
                    errors.Add(FieldError.Invalid(namespaces.Index(i), rule.Namespaces[i], "each member of this list must be '*' or a DNS-1123 label; " + message));
                }
            }
        }
    }

    private static void Paths(NonResourcePolicyRule rule, FieldPath field, FieldErrorList errors)
    {
        Verbs(rule.Verbs, field.Child("verbs"), errors);
        var urls = field.Child("nonResourceURLs");
        if (rule.NonResourceUrls.IsEmpty)
        {
            errors.Add(FieldError.Required(urls, "nonResourceURLs must contain at least one value"));
        }
        else if (rule.NonResourceUrls.Contains(Everything))
        {
            Alone(rule.NonResourceUrls, urls, "non-resource URLs", errors);
        }
        else
        {
            for (var i = 0; i < rule.NonResourceUrls.Count; i++)
            {
                if (WrongWith(rule.NonResourceUrls[i]) is { } wrong)
                {
                    errors.Add(FieldError.Invalid(urls.Index(i), rule.NonResourceUrls[i], wrong));
                }
            }
        }
    }

    private static string? WrongWith(string path)
    {
        var star = path.IndexOf('*', StringComparison.Ordinal);
        return path switch
        {
            "" => "must not be empty",
            "/" => null,
            _ when path[0] != '/' => "must start with slash",
            _ when path.Contains(' ', StringComparison.Ordinal) => "must not contain white-space",
            _ when path.Contains("//", StringComparison.Ordinal) => "must not contain double slash",
            _ when star >= 0 && (star != path.Length - 1 || !path.EndsWith("/*", StringComparison.Ordinal)) => "wildcard can only do suffix matching",
            _ => null,
        };
    }
}
