using System.Text.RegularExpressions;
using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The rules that policies of admission, those that validate and those that mutate, have in common. Expressions are not compiled here.</summary>
internal static partial class AdmissionPolicyChecks
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    /// <summary>What happens when a policy cannot be evaluated.</summary>
    public static void FailurePolicy(FieldErrorList errors, FieldPath path, string? policy)
    {
        if (policy is null)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (policy is not ("Fail" or "Ignore"))
        {
            errors.Add(FieldError.NotSupported(path, policy, "Fail", "Ignore"));
        }
    }

    /// <summary>The kind of a policy's parameters.</summary>
    public static void Parameters(FieldErrorList errors, FieldPath path, ParamKind? kind)
    {
        if (kind is null)
        {
            return;
        }

        Version(errors, path.Child("apiVersion"), kind.ApiVersion);
        if (kind.Kind.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("kind")));
        }
        else if (DnsNames.IsDns1035Label(kind.Kind.ToLowerInvariant()) is { IsEmpty: false } wrong)
        {
            errors.Add(FieldError.Invalid(path.Child("kind"), kind.Kind, "may have mixed case, but should otherwise match: " + string.Join(',', wrong)));
        }
    }

    /// <summary>Which requests a policy is about.</summary>
    public static void Constraints(FieldErrorList errors, FieldPath path, MatchResources? match)
    {
        if (match is null)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        Match(errors, path, match);
        if (match.ResourceRules.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("resourceRules")));
        }
    }

    /// <summary>Which requests are meant.</summary>
    public static void Match(FieldErrorList errors, FieldPath path, MatchResources? match)
    {
        if (match is null)
        {
            return;
        }

        if (match.MatchPolicy is null)
        {
            errors.Add(FieldError.Required(path.Child("matchPolicy")));
        }
        else if (match.MatchPolicy is not ("Equivalent" or "Exact"))
        {
            errors.Add(FieldError.NotSupported(path.Child("matchPolicy"), match.MatchPolicy, "Equivalent", "Exact"));
        }

        errors.AddRange(LabelSelectorValidation.Validate(match.NamespaceSelector, path.Child("namespaceSelector")));
        errors.AddRange(LabelSelectorValidation.Validate(match.ObjectSelector, path.Child("objectSelector")));
        Rules(errors, path.Child("resourceRules"), match.ResourceRules);
        Rules(errors, path.Child("excludeResourceRules"), match.ExcludeResourceRules);
    }

    /// <summary>The values that expressions can use.</summary>
    public static void Variables(FieldErrorList errors, FieldPath path, ValueList<Variable> variables)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var (at, variable) = (path.Index(i), variables[i]);
            if (variable.Name.Trim().Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name"), "name is not specified"));
            }
            else if (!Identifier().IsMatch(variable.Name) || s_reserved.Contains(variable.Name))
            {
                errors.Add(FieldError.Invalid(at.Child("name"), variable.Name, "must be a valid CEL identifier"));
            }

            if (variable.Expression.Trim().Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("expression"), "expression is not specified"));
            }
        }
    }

    /// <summary>The name of the policy that a binding puts to work.</summary>
    public static void PolicyName(FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            errors.Subdomain(path, name);
        }
    }

    /// <summary>The parameters that a binding chooses.</summary>
    public static void Parameter(FieldErrorList errors, FieldPath path, ParamRef? parameter)
    {
        const string OnlyOne = "name and selector are mutually exclusive";
        if (parameter is null)
        {
            return;
        }

        if (parameter.Name.Length > 0)
        {
            errors.Messages(path.Child("name"), parameter.Name, Identifiers.IsPathSegmentName(parameter.Name));
            if (parameter.Selector is not null)
            {
                errors.Add(FieldError.Forbidden(path.Child("name"), OnlyOne));
            }
        }

        if (parameter.Selector is not null)
        {
            errors.AddRange(LabelSelectorValidation.Validate(parameter.Selector, path.Child("selector")));
            if (parameter.Name.Length > 0)
            {
                errors.Add(FieldError.Forbidden(path.Child("selector"), OnlyOne));
            }
        }
        else if (parameter.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path, "one of name or selector must be specified"));
        }

        errors.OneOf(path.Child("parameterNotFoundAction"), parameter.ParameterNotFoundAction ?? "", "Deny", "Allow");
    }

    private static void Version(FieldErrorList errors, FieldPath path, string text)
    {
        var parts = text.Split('/');
        if (text.Length == 0)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        if (parts.Length > 2)
        {
            errors.Add(FieldError.Invalid(path, text, "unexpected GroupVersion string: " + text));
            return;
        }

        var (group, version) = parts.Length == 1 ? ("", text) : (parts[0], parts[1]);
        if (group.Length > 0 && DnsNames.IsDns1123Subdomain(group) is { IsEmpty: false } wrong)
        {
            errors.Add(FieldError.Invalid(path, group, string.Join(',', wrong)));
        }

        if (version.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, text, "version must be specified"));
        }
        else if (DnsNames.IsDns1035Label(version) is { IsEmpty: false } bad)
        {
            errors.Add(FieldError.Invalid(path, version, string.Join(',', bad)));
        }
    }

    private static void Rules(FieldErrorList errors, FieldPath path, ValueList<NamedRuleWithOperations> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var (at, rule) = (path.Index(i), rules[i]);
            for (var n = 0; n < rule.ResourceNames.Count; n++)
            {
                var name = rule.ResourceNames[n];
                errors.Messages(at.Child("resourceNames").Index(n), name, Identifiers.IsPathSegmentName(name));
                if (rule.ResourceNames.FindIndex(x => x == name) < n)
                {
                    errors.Add(FieldError.Duplicate(at.Child("resourceNames").Index(n), name));
                }
            }

            WebhookRuleValidation.Validate(errors, at, new() { Operations = rule.Operations, ApiGroups = rule.ApiGroups, ApiVersions = rule.ApiVersions, Resources = rule.Resources, Scope = rule.Scope });
        }
    }

    [GeneratedRegex(@"^[_a-zA-Z][_a-zA-Z0-9]*\z")]
    private static partial Regex Identifier();
}
