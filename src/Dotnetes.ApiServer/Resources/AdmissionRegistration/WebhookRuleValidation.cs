using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The rules of what a webhook is called for.</summary>
internal static class WebhookRuleValidation
{
    /// <summary>Checks one rule.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, RuleWithOperations rule)
    {
        List(errors, path.Child("operations"), rule.Operations, "operations");
        for (var i = 0; i < rule.Operations.Count; i++)
        {
            errors.KnownWord(path.Child("operations").Index(i), rule.Operations[i], "*", "CONNECT", "CREATE", "DELETE", "UPDATE");
        }

        List(errors, path.Child("apiGroups"), rule.ApiGroups, "API groups");
        List(errors, path.Child("apiVersions"), rule.ApiVersions, "API versions");
        for (var i = 0; i < rule.ApiVersions.Count; i++)
        {
            if (rule.ApiVersions[i].Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("apiVersions").Index(i)));
            }
        }

        Resources(errors, path.Child("resources"), rule.Resources);
        if (rule.Scope is { } scope)
        {
            errors.OneOf(path.Child("scope"), scope, "*", "Cluster", "Namespaced");
        }
    }

    private static void List(FieldErrorList errors, FieldPath path, ValueList<string> values, string what)
    {
        if (values.IsEmpty)
        {
            errors.Add(FieldError.Required(path));
        }

        if (values.Count > 1 && values.Contains("*"))
        {
            errors.Add(FieldError.Invalid(path, values, $"if '*' is present, must not specify other {what}"));
        }
    }

    private static void Resources(FieldErrorList errors, FieldPath path, ValueList<string> resources)
    {
        if (resources.IsEmpty)
        {
            errors.Add(FieldError.Required(path));
        }

        var allSubresources = new HashSet<string>(StringComparer.Ordinal);
        var allResources = new HashSet<string>(StringComparer.Ordinal);
        var whole = false;
        for (var i = 0; i < resources.Count; i++)
        {
            var text = resources[i];
            if (text.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i)));
                continue;
            }

            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                whole = text != "*";
                continue;
            }

            var (resource, subresource) = (text[..slash], text[(slash + 1)..]);
            if (allSubresources.Contains(resource))
            {
                errors.Add(FieldError.Invalid(path.Index(i), text, $"if '{resource}/*' is present, must not specify {text}"));
            }

            if (allResources.Contains(subresource))
            {
                errors.Add(FieldError.Invalid(path.Index(i), text, $"if '*/{subresource}' is present, must not specify {text}"));
            }

            if (subresource == "*")
            {
                allSubresources.Add(resource);
            }

            if (resource == "*")
            {
                allResources.Add(subresource);
            }
        }

        if (resources.Count > 1 && resources.Contains("*/*"))
        {
            errors.Add(FieldError.Invalid(path, resources, "if '*/*' is present, must not specify other resources"));
        }

        if (resources.Contains("*") && whole)
        {
            errors.Add(FieldError.Invalid(path, resources, "if '*' is present, must not specify other resources without subresources"));
        }
    }
}
