using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The rules of policies of admission and of their bindings (KEP-3488, KEP-3962).</summary>
internal static class AdmissionPolicyValidation
{
    private const int MaxAnnotations = 20;
    private const int MaxValueExpression = 5 * 1024;
    private const string NoItems = "validations or auditAnnotations must contain at least one item";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a policy that validates.</summary>
    public static void Validate(ValidatingAdmissionPolicy policy, FieldErrorList errors)
    {
        var spec = policy.Spec;
        AdmissionPolicyChecks.FailurePolicy(errors, s_spec.Child("failurePolicy"), spec.FailurePolicy);
        AdmissionPolicyChecks.Parameters(errors, s_spec.Child("paramKind"), spec.ParamKind);
        AdmissionPolicyChecks.Constraints(errors, s_spec.Child("matchConstraints"), spec.MatchConstraints);
        WebhookValidation.Conditions(errors, s_spec.Child("matchConditions"), spec.MatchConditions, spec.ParamKind is not null);
        AdmissionPolicyChecks.Variables(errors, s_spec.Child("variables"), spec.Variables);
        if (spec.Validations.IsEmpty && spec.AuditAnnotations.IsEmpty)
        {
            errors.Add(FieldError.Required(s_spec.Child("validations"), NoItems));
            errors.Add(FieldError.Required(s_spec.Child("auditAnnotations"), NoItems));
            return;
        }

        for (var i = 0; i < spec.Validations.Count; i++)
        {
            Validation(errors, s_spec.Child("validations").Index(i), spec.Validations[i]);
        }

        var annotations = s_spec.Child("auditAnnotations");
        if (spec.AuditAnnotations.Count > MaxAnnotations)
        {
            errors.Add(FieldError.InvalidOmitted(annotations, $"must not have more than {MaxAnnotations} auditAnnotations"));
        }

        for (var i = 0; i < spec.AuditAnnotations.Count; i++)
        {
            var key = spec.AuditAnnotations[i].Key;
            Annotation(errors, annotations.Index(i), policy.Metadata.Name, spec.AuditAnnotations[i]);
            if (spec.AuditAnnotations.FindIndex(a => a.Key == key) < i)
            {
                errors.Add(FieldError.Duplicate(annotations.Index(i).Child("key"), key));
            }
        }
    }

    /// <summary>Checks a policy that mutates.</summary>
    public static void Validate(MutatingAdmissionPolicy policy, FieldErrorList errors)
    {
        var spec = policy.Spec;
        var match = s_spec.Child("matchConstraints");
        AdmissionPolicyChecks.FailurePolicy(errors, s_spec.Child("failurePolicy"), spec.FailurePolicy);
        AdmissionPolicyChecks.Parameters(errors, s_spec.Child("paramKind"), spec.ParamKind);
        AdmissionPolicyChecks.Constraints(errors, match, spec.MatchConstraints);
        Operations(errors, match, spec.MatchConstraints);
        WebhookValidation.Conditions(errors, s_spec.Child("matchConditions"), spec.MatchConditions, spec.ParamKind is not null);
        AdmissionPolicyChecks.Variables(errors, s_spec.Child("variables"), spec.Variables);
        if (spec.Mutations.IsEmpty)
        {
            errors.Add(FieldError.Required(s_spec.Child("mutations"), "mutations must contain at least one item"));
        }

        for (var i = 0; i < spec.Mutations.Count; i++)
        {
            Mutation(errors, s_spec.Child("mutations").Index(i), spec.Mutations[i]);
        }

        errors.OneOf(s_spec.Child("reinvocationPolicy"), spec.ReinvocationPolicy, "IfNeeded", "Never");
    }

    /// <summary>Checks a binding of a policy that validates.</summary>
    public static void Validate(ValidatingAdmissionPolicyBindingSpec spec, FieldErrorList errors)
    {
        Binding(errors, spec.PolicyName, spec.ParamRef, spec.MatchResources);
        var path = s_spec.Child("validationActions");
        var actions = spec.ValidationActions;
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            if (action is not ("Audit" or "Deny" or "Warn"))
            {
                errors.Add(FieldError.NotSupported(path.Index(i), action, "Audit", "Deny", "Warn"));
            }

            if (actions.FindIndex(a => a == action) < i)
            {
                errors.Add(FieldError.Duplicate(path.Index(i), action));
            }
        }

        if (actions.Contains("Deny") && actions.Contains("Warn"))
        {
            errors.Add(FieldError.Invalid(path, actions, "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)"));
        }

        if (actions.IsEmpty)
        {
            errors.Add(FieldError.Required(path, "at least one validation action is required"));
        }
    }

    /// <summary>Checks a binding of a policy that mutates.</summary>
    public static void Validate(MutatingAdmissionPolicyBindingSpec spec, FieldErrorList errors)
    {
        Binding(errors, spec.PolicyName, spec.ParamRef, spec.MatchResources);
        Operations(errors, s_spec.Child("matchResources"), spec.MatchResources);
    }

    /// <summary>Checks what the type checker found out about a policy.</summary>
    public static void Status(ValidatingAdmissionPolicyStatus status, FieldErrorList errors)
    {
        var path = FieldPath.Of("status");
        var warnings = status.TypeChecking?.ExpressionWarnings ?? default;
        for (var i = 0; i < warnings.Count; i++)
        {
            var at = path.Child("typeChecking", "expressionWarnings").Index(i);
            if (warnings[i].Warning.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("warning")));
            }

            if (warnings[i].FieldRef.Trim().Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("fieldRef")));
            }
        }

        errors.AddRange(ConditionValidation.Validate(status.Conditions, path.Child("conditions")));
    }

    private static void Operations(FieldErrorList errors, FieldPath path, MatchResources? match)
    {
        foreach (var operation in (match?.ResourceRules ?? default).SelectMany(r => r.Operations))
        {
            if (operation is not ("*" or "CONNECT" or "CREATE" or "UPDATE"))
            {
                errors.Add(FieldError.NotSupported(path.Child("resourceRules", "operations"), operation, "*", "CONNECT", "CREATE", "UPDATE"));
            }
        }
    }

    private static void Binding(FieldErrorList errors, string policy, ParamRef? parameter, MatchResources? match)
    {
        AdmissionPolicyChecks.PolicyName(errors, s_spec.Child("policyName"), policy);
        AdmissionPolicyChecks.Parameter(errors, s_spec.Child("paramRef"), parameter);
        AdmissionPolicyChecks.Match(errors, s_spec.Child("matchResources"), match);
    }

    private static void Validation(FieldErrorList errors, FieldPath path, Api.AdmissionRegistration.V1.Validation validation)
    {
        if (validation.Expression.Trim().Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("expression"), "expression is not specified"));
        }

        if (validation.MessageExpression.Length > 0 && validation.MessageExpression.Trim().Length == 0)
        {
            errors.Add(FieldError.Invalid(path.Child("messageExpression"), validation.MessageExpression, "must be non-empty if specified"));
        }

        var message = validation.Message.Trim();
        if (validation.Message.Length > 0 && message.Length == 0)
        {
            errors.Add(FieldError.Invalid(path.Child("message"), validation.Message, "must be non-empty if specified"));
        }
        else if (message.AsSpan().ContainsAny('\n', '\r'))
        {
            errors.Add(FieldError.Invalid(path.Child("message"), validation.Message, "must not contain line breaks"));
        }

        if (validation.Reason is { } reason and not ("Forbidden" or "Invalid" or "RequestEntityTooLarge"))
        {
            errors.Add(FieldError.NotSupported(path.Child("reason"), reason, "Forbidden", "Invalid", "RequestEntityTooLarge"));
        }
    }

    private static void Annotation(FieldErrorList errors, FieldPath path, string policy, AuditAnnotation annotation)
    {
        if (policy.Length > 0)
        {
            errors.QualifiedName(path.Child("key"), $"{policy}/{annotation.Key}");
        }
        else
        {
            errors.Add(FieldError.Invalid(path.Child("key"), annotation.Key, "requires metadata.name be non-empty"));
        }

        var length = annotation.ValueExpression.Trim().Length;
        if (length == 0)
        {
            errors.Add(FieldError.Required(path.Child("valueExpression"), "valueExpression is not specified"));
        }
        else if (length > MaxValueExpression)
        {
            errors.Add(FieldError.Required(path.Child("valueExpression"), $"must not exceed {MaxValueExpression} bytes in length"));
        }
    }

    private static void Mutation(FieldErrorList errors, FieldPath path, Mutation mutation)
    {
        var (json, apply) = (path.Child("jsonPatch"), path.Child("applyConfiguration"));
        switch (mutation.PatchType)
        {
            case "":
                errors.Add(FieldError.Required(path.Child("patchType")));
                break;
            case "JSONPatch":
                Patch(errors, json, mutation.JsonPatch?.Expression, "JSONPatch");
                if (mutation.ApplyConfiguration is not null)
                {
                    errors.Add(FieldError.Invalid(apply, "{applyConfiguration}", "must not be specified when patchType is JSONPatch"));
                }

                break;
            case "ApplyConfiguration":
                Patch(errors, apply, mutation.ApplyConfiguration?.Expression, "ApplyConfiguration");
                if (mutation.JsonPatch is not null)
                {
                    errors.Add(FieldError.Invalid(json, "{jsonPatch}", "must not be specified when patchType is ApplyConfiguration"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("patchType"), mutation.PatchType, "ApplyConfiguration", "JSONPatch"));
                break;
        }
    }

    private static void Patch(FieldErrorList errors, FieldPath path, string? expression, string type)
    {
        if (expression is null)
        {
            errors.Add(FieldError.Required(path, $"must be specified when patchType is {type}"));
        }
        else if (expression.Trim().Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("expression")));
        }
    }
}
