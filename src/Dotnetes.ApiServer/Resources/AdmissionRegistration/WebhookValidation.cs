using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The rules of configurations of admission webhooks. Both kinds of webhooks have the same fields but one.</summary>
internal static class WebhookValidation
{
    private const int LongestTimeout = 30;
    private const int MaxConditions = 64;
    private const string Form = "; desired format: https://host[/path]";

    /// <summary>Checks the webhooks of a configuration.</summary>
    public static void Validate(ValueList<ValidatingWebhook> hooks, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hooks.Count; i++)
        {
            var path = FieldPath.Of("webhooks").Index(i);
            Hook(errors, path, hooks[i]);
            if (hooks[i].Name.Length > 0 && !names.Add(hooks[i].Name))
            {
                errors.Add(FieldError.Duplicate(path.Child("name"), hooks[i].Name));
            }
        }
    }

    /// <summary>As <see cref="Validate(ValueList{ValidatingWebhook}, FieldErrorList)"/>, for webhooks that change objects.</summary>
    public static void Validate(ValueList<MutatingWebhook> hooks, FieldErrorList errors)
    {
        Validate(
            hooks.Map(h => new ValidatingWebhook
            {
                Name = h.Name,
                ClientConfig = h.ClientConfig,
                Rules = h.Rules,
                FailurePolicy = h.FailurePolicy,
                MatchPolicy = h.MatchPolicy,
                NamespaceSelector = h.NamespaceSelector,
                ObjectSelector = h.ObjectSelector,
                SideEffects = h.SideEffects,
                TimeoutSeconds = h.TimeoutSeconds,
                AdmissionReviewVersions = h.AdmissionReviewVersions,
                MatchConditions = h.MatchConditions,
            }),
            errors);
        for (var i = 0; i < hooks.Count; i++)
        {
            if (hooks[i].ReinvocationPolicy is { } policy)
            {
                errors.OneOf(FieldPath.Of("webhooks").Index(i).Child("reinvocationPolicy"), policy, "IfNeeded", "Never");
            }
        }
    }

    private static void Hook(FieldErrorList errors, FieldPath path, ValidatingWebhook hook)
    {
        errors.AddRange(DnsNames.IsFullyQualifiedName(path.Child("name"), hook.Name));
        for (var i = 0; i < hook.Rules.Count; i++)
        {
            WebhookRuleValidation.Validate(errors, path.Child("rules").Index(i), hook.Rules[i]);
        }

        if (hook.FailurePolicy is { } failure)
        {
            errors.OneOf(path.Child("failurePolicy"), failure, "Fail", "Ignore");
        }

        if (hook.MatchPolicy is { } match)
        {
            errors.OneOf(path.Child("matchPolicy"), match, "Equivalent", "Exact");
        }

        if (hook.SideEffects is { } effects)
        {
            errors.KnownWord(path.Child("sideEffects"), effects, "None", "NoneOnDryRun");
        }
        else
        {
            errors.Add(FieldError.Required(path.Child("sideEffects"), "must specify one of None, NoneOnDryRun"));
        }

        if (hook.TimeoutSeconds is { } timeout and (< 1 or > LongestTimeout))
        {
            errors.Add(FieldError.Invalid(path.Child("timeoutSeconds"), timeout, "the timeout value must be between 1 and 30 seconds"));
        }

        errors.AddRange(LabelSelectorValidation.Validate(hook.NamespaceSelector, path.Child("namespaceSelector")));
        errors.AddRange(LabelSelectorValidation.Validate(hook.ObjectSelector, path.Child("objectSelector")));
        Client(errors, path.Child("clientConfig"), hook.ClientConfig);
        Conditions(errors, path.Child("matchConditions"), hook.MatchConditions, hasParameters: false);
        Versions(errors, path.Child("admissionReviewVersions"), hook.AdmissionReviewVersions, "must specify one of v1, v1beta1");
    }

    private static void Client(FieldErrorList errors, FieldPath path, WebhookClientConfig client)
    {
        switch (client)
        {
            case { Url: { } url, Service: null }:
                Url(errors, path.Child("url"), url);
                break;
            case { Url: null, Service: { } service }:
                // Upstream takes one for the other here, and so names the one that is given as missing.
                Service(errors, path.Child("service"), service with { Name = service.Namespace, Namespace = service.Name });
                break;
            default:
                errors.Add(FieldError.Required(path, "exactly one of url or service is required"));
                break;
        }
    }

    /// <summary>Checks where a webhook is.</summary>
    public static void Url(FieldErrorList errors, FieldPath path, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            errors.Add(FieldError.Invalid(path, "", "'https' is the only allowed URL scheme" + Form));
            errors.Add(FieldError.Invalid(path, "", "host must be specified" + Form));
            return;
        }

        if (url.Scheme != "https")
        {
            errors.Add(FieldError.Invalid(path, url.Scheme, "'https' is the only allowed URL scheme" + Form));
        }

        if (url.Host.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, "", "host must be specified" + Form));
        }

        if (url.UserInfo.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, url.UserInfo, "user information is not permitted in the URL"));
        }

        if (url.Fragment.Length > 1)
        {
            errors.Add(FieldError.Invalid(path, url.Fragment[1..], "fragments are not permitted in the URL"));
        }

        if (url.Query.Length > 1)
        {
            errors.Add(FieldError.Invalid(path, url.Query[1..], "query parameters are not permitted in the URL"));
        }
    }

    /// <summary>Checks the service that a webhook is behind.</summary>
    public static void Service(FieldErrorList errors, FieldPath path, ServiceReference service)
    {
        if (service.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name")));
        }

        if (service.Namespace.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("namespace")));
        }

        var port = service.Port ?? 443;
        var wrong = Identifiers.IsPortNumber(port);
        if (!wrong.IsEmpty)
        {
            errors.Add(FieldError.Invalid(path.Child("port"), port, "port is not valid: " + string.Join(", ", wrong.AsEnumerable())));
        }

        if (service.Path is { Length: > 1 } url)
        {
            Path(errors, path.Child("path"), url);
        }
    }

    private static void Path(FieldErrorList errors, FieldPath path, string url)
    {
        if (url == "//")
        {
            errors.Add(FieldError.Invalid(path, url, "segment[0] may not be empty"));
            return;
        }

        if (!url.StartsWith('/'))
        {
            errors.Add(FieldError.Invalid(path, url, "must start with a '/'"));
        }

        var steps = (url.EndsWith('/') ? url[1..^1] : url[1..]).Split('/');
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Length == 0)
            {
                errors.Add(FieldError.Invalid(path, url, $"segment[{i}] may not be empty"));
                continue;
            }

            foreach (var message in DnsNames.IsDns1123Subdomain(steps[i]))
            {
                errors.Add(FieldError.Invalid(path, url, $"segment[{i}]: {message}"));
            }
        }
    }

    /// <summary>Checks conditions of requests.</summary>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">Their field.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="hasParameters">Whether they can name <c>params</c>.</param>
    public static void Conditions(FieldErrorList errors, FieldPath path, ValueList<MatchCondition> conditions, bool hasParameters)
    {
        if (conditions.Count > MaxConditions)
        {
            errors.Add(FieldError.TooMany(path, conditions.Count, MaxConditions));
        }

        for (var i = 0; i < conditions.Count; i++)
        {
            var name = conditions[i].Name;
            var expression = conditions[i].Expression.Trim();
            if (expression.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i).Child("expression")));
            }
            else
            {
                AdmissionExpressions.Condition(expression, hasParameters, path.Index(i).Child("expression"), errors);
            }

            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i).Child("name")));
                continue;
            }

            errors.QualifiedName(path.Index(i).Child("name"), name);
            if (conditions.FindIndex(c => c.Name == name) < i)
            {
                errors.Add(FieldError.Duplicate(path.Index(i).Child("name"), name));
            }
        }
    }

    /// <summary>Checks which versions of reviews a webhook takes.</summary>
    public static void Versions(FieldErrorList errors, FieldPath path, ValueList<string> versions, string missing)
    {
        if (versions.IsEmpty)
        {
            errors.Add(FieldError.Required(path, missing));
            return;
        }

        for (var i = 0; i < versions.Count; i++)
        {
            var version = versions[i];
            if (versions.FindIndex(v => v == version) < i)
            {
                errors.Add(FieldError.Invalid(path.Index(i), version, "duplicate version"));
                continue;
            }

            errors.Messages(path.Index(i), version, DnsNames.IsDns1035Label(version));
        }

        if (!versions.Any(v => v is "v1" or "v1beta1"))
        {
            errors.Add(FieldError.Invalid(path, versions, "must include at least one of v1, v1beta1"));
        }
    }
}
