using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The rules of quotas.</summary>
internal static class ResourceQuotaValidation
{
    private const string Applied = "unsupported scope applied to resource";
    private const string ExistsOnly =
        "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

    /// <summary>Checks a spec.</summary>
    public static void Spec(ResourceQuotaSpec spec, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        Amounts(errors, path.Child("hard"), spec.Hard);
        var scopes = path.Child("scopes");
        foreach (var scope in spec.Scopes)
        {
            if (!IsScope(scope))
            {
                errors.Add(FieldError.Invalid(scopes, spec.Scopes, "unsupported scope"));
            }

            foreach (var name in spec.Hard.Keys)
            {
                if (!Fits(scope, name))
                {
                    errors.Add(FieldError.Invalid(scopes, spec.Scopes, Applied));
                }
            }
        }

        Conflicts(errors, scopes, spec, [.. spec.Scopes]);
        if (spec.ScopeSelector is { } selector)
        {
            Selector(errors, path.Child("scopeSelector", "matchExpressions"), spec, selector);
            Conflicts(errors, path.Child("scopeSelector", "matchExpressions"), spec, [.. selector.MatchExpressions.Map(e => e.ScopeName)]);
        }
    }

    /// <summary>Checks a status.</summary>
    public static void Status(ResourceQuotaStatus status, FieldErrorList errors)
    {
        Amounts(errors, FieldPath.Of("status", "hard"), status.Hard);
        Amounts(errors, FieldPath.Of("status", "used"), status.Used);
    }

    /// <summary>Checks a change: scopes stay.</summary>
    public static void Change(ResourceQuotaSpec spec, ResourceQuotaSpec old, FieldErrorList errors)
    {
        Spec(spec, errors);
        if (!spec.Scopes.ToHashSet().SetEquals(old.Scopes))
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec", "scopes"), spec.Scopes, ValidationMessages.FieldImmutable));
        }
    }

    private static void Amounts(FieldErrorList errors, FieldPath path, ValueMap<Quantity> amounts)
    {
        foreach (var (name, amount) in amounts)
        {
            ResourceNames.Quota(errors, path.Key(name), name);
            ResourceNames.Amount(errors, path.Key(name), name, amount);
        }
    }

    private static bool IsScope(string scope) =>
        scope is "Terminating" or "NotTerminating" or "BestEffort" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" or "VolumeAttributesClass";

    private static bool Fits(string scope, string name) => !ResourceNames.IsQuota(name) || scope switch
    {
        "Terminating" or "NotTerminating" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" =>
            name is "pods" or "cpu" or "memory" or "limits.cpu" or "limits.memory" or "requests.cpu" or "requests.memory",
        "BestEffort" => name == "pods",
        "VolumeAttributesClass" => name is "persistentvolumeclaims" or "requests.storage",
        _ => true,
    };

    private static void Conflicts(FieldErrorList errors, FieldPath path, ResourceQuotaSpec spec, HashSet<string> scopes)
    {
        foreach (var (one, other) in ((string, string)[])[("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")])
        {
            if (scopes.Contains(one) && scopes.Contains(other))
            {
                errors.Add(FieldError.Invalid(path, spec.Scopes, "conflicting scopes"));
            }
        }
    }

    private static void Selector(FieldErrorList errors, FieldPath path, ResourceQuotaSpec spec, ScopeSelector selector)
    {
        foreach (var expression in selector.MatchExpressions)
        {
            if (!IsScope(expression.ScopeName))
            {
                errors.Add(FieldError.Invalid(path.Child("scopeName"), expression.ScopeName, "unsupported scope"));
            }

            foreach (var name in spec.Hard.Keys)
            {
                if (!Fits(expression.ScopeName, name))
                {
                    errors.Add(new(FieldErrorType.Invalid, path.ToString(), Show(selector), Applied));
                }
            }

            if (expression.ScopeName is "BestEffort" or "NotBestEffort" or "Terminating" or "NotTerminating" or "CrossNamespacePodAffinity" && expression.Operator != "Exists")
            {
                errors.Add(FieldError.Invalid(path.Child("operator"), expression.Operator, ExistsOnly));
            }

            Operator(errors, path, expression);
        }
    }

    // By the names that upstream has for the fields inside, which clients see.
    private static string Show(ScopeSelector selector) =>
        $"{{\"MatchExpressions\":[{string.Join(',', selector.MatchExpressions.Select(Show))}]}}";

    private static string Show(ScopedResourceSelectorRequirement expression) =>
        $"{{\"ScopeName\":{GoText.Quote(expression.ScopeName)},\"Operator\":{GoText.Quote(expression.Operator)},\"Values\":{(expression.Values.IsEmpty ? "null" : $"[{string.Join(',', expression.Values.Select(GoText.Quote))}]")}}}";

    private static void Operator(FieldErrorList errors, FieldPath path, ScopedResourceSelectorRequirement expression)
    {
        switch (expression.Operator)
        {
            case "In" or "NotIn":
                if (expression.Values.IsEmpty)
                {
                    errors.Add(FieldError.Required(path.Child("values"), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"));
                }

                break;
            case "Exists" or "DoesNotExist":
                if (!expression.Values.IsEmpty)
                {
                    errors.Add(FieldError.Invalid(path.Child("values"), expression.Values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"));
                }

                break;
            default:
                errors.Add(FieldError.Invalid(path.Child("operator"), expression.Operator, "not a valid selector operator"));
                break;
        }
    }
}
