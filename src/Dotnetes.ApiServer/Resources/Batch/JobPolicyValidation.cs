using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The rules of the policies of jobs: when pods fail, when a job succeeded, when pods are replaced.</summary>
internal static class JobPolicyValidation
{
    private const int MaxRules = 20;
    private const int MaxExitCodes = 255;
    private const int MaxPatterns = 20;
    private const int MaxIndexes = 64 * 1024;

    /// <summary>Checks the policies of a job.</summary>
    public static void Validate(JobSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.PodFailurePolicy is { } failure)
        {
            var rules = path.Child("podFailurePolicy", "rules");
            if (failure.Rules.Count > MaxRules)
            {
                errors.Add(FieldError.TooMany(rules, failure.Rules.Count, MaxRules));
            }

            for (var i = 0; i < failure.Rules.Count; i++)
            {
                Failure(errors, rules.Index(i), failure.Rules[i], spec);
            }
        }

        if (spec.SuccessPolicy is { } success)
        {
            if (spec.CompletionMode == "Indexed")
            {
                Success(errors, path.Child("successPolicy", "rules"), success, spec);
            }
            else
            {
                errors.Add(GoObject.Invalid(path.Child("successPolicy"), success, "requires indexed completion mode"));
            }
        }

        var replacement = path.Child("podReplacementPolicy");
        if (spec.PodReplacementPolicy is { } policy)
        {
            if (spec.PodFailurePolicy is not null)
            {
                errors.OneOf(replacement, policy, "Failed");
            }
            else
            {
                errors.OneOf(replacement, policy, "Failed", "TerminatingOrFailed");
            }
        }
    }

    private static void Failure(FieldErrorList errors, FieldPath path, PodFailurePolicyRule rule, JobSpec spec)
    {
        var action = path.Child("action");
        switch (rule.Action)
        {
            case "":
                errors.Add(FieldError.Required(action, "valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]"));
                break;
            case "FailIndex" when spec.BackoffLimitPerIndex is null:
                errors.Add(FieldError.Invalid(action, rule.Action, "requires the backoffLimitPerIndex to be set"));
                break;
            case "Count" or "FailIndex" or "FailJob" or "Ignore":
                break;
            default:
                errors.Add(FieldError.NotSupported(action, rule.Action, "Count", "FailIndex", "FailJob", "Ignore"));
                break;
        }

        if (rule.OnExitCodes is { } codes)
        {
            ExitCodes(errors, path.Child("onExitCodes"), codes, spec);
        }

        Conditions(errors, path.Child("onPodConditions"), rule.OnPodConditions);
        if (rule.OnExitCodes is not null && !rule.OnPodConditions.IsEmpty)
        {
            errors.Add(FieldError.InvalidOmitted(path, "specifying both OnExitCodes and OnPodConditions is not supported"));
        }

        if (rule.OnExitCodes is null && rule.OnPodConditions.IsEmpty)
        {
            errors.Add(FieldError.InvalidOmitted(path, "specifying one of OnExitCodes and OnPodConditions is required"));
        }
    }

    private static void Conditions(FieldErrorList errors, FieldPath path, ValueList<PodFailurePolicyOnPodConditionsPattern> patterns)
    {
        if (patterns.Count > MaxPatterns)
        {
            errors.Add(FieldError.TooMany(path, patterns.Count, MaxPatterns));
        }

        for (var i = 0; i < patterns.Count; i++)
        {
            errors.QualifiedName(path.Index(i).Child("type"), patterns[i].Type);
            var status = path.Index(i).Child("status");
            if (patterns[i].Status.Length == 0)
            {
                errors.Add(FieldError.Required(status, "valid values: [\"False\" \"True\" \"Unknown\"]"));
            }
            else
            {
                errors.OneOf(status, patterns[i].Status, "False", "True", "Unknown");
            }
        }
    }

    private static void ExitCodes(FieldErrorList errors, FieldPath path, PodFailurePolicyOnExitCodesRequirement codes, JobSpec spec)
    {
        if (codes.Operator.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("operator"), "valid values: [\"In\" \"NotIn\"]"));
        }
        else
        {
            errors.OneOf(path.Child("operator"), codes.Operator, "In", "NotIn");
        }

        var pod = spec.Template.Spec;
        if (codes.ContainerName is { } name && !pod.Containers.Any(c => c.Name == name) && !pod.InitContainers.Any(c => c.Name == name))
        {
            errors.Add(FieldError.Invalid(path.Child("containerName"), name, "must be one of the container or initContainer names in the pod template"));
        }

        var values = path.Child("values");
        if (codes.Values.IsEmpty)
        {
            errors.Add(new(FieldErrorType.Invalid, values.ToString(), codes.Values.IsNull ? "null" : "[]", "at least one value is required"));
        }
        else if (codes.Values.Count > MaxExitCodes)
        {
            errors.Add(FieldError.TooMany(values, codes.Values.Count, MaxExitCodes));
        }

        var seen = new HashSet<int>();
        for (var i = 0; i < codes.Values.Count; i++)
        {
            if (codes is { Operator: "In" } && codes.Values[i] == 0)
            {
                errors.Add(FieldError.Invalid(values.Index(i), 0, "must not be 0 for the In operator"));
            }

            if (!seen.Add(codes.Values[i]))
            {
                errors.Add(FieldError.Duplicate(values.Index(i), codes.Values[i]));
            }
        }

        if (!codes.Values.SequenceEqual(codes.Values.Order()))
        {
            errors.Add(new(FieldErrorType.Invalid, values.ToString(), $"[{string.Join(',', codes.Values.AsEnumerable())}]", "must be ordered"));
        }
    }

    private static void Success(FieldErrorList errors, FieldPath path, SuccessPolicy policy, JobSpec spec)
    {
        if (policy.Rules.IsEmpty)
        {
            errors.Add(FieldError.Required(path, "at least one rules must be specified when the successPolicy is specified"));
        }

        if (policy.Rules.Count > MaxRules)
        {
            errors.Add(FieldError.TooMany(path, policy.Rules.Count, MaxRules));
        }

        for (var i = 0; i < policy.Rules.Count; i++)
        {
            Success(errors, path.Index(i), policy.Rules[i], spec.Completions ?? 0);
        }
    }

    private static void Success(FieldErrorList errors, FieldPath path, SuccessPolicyRule rule, int completions)
    {
        if (rule is { SucceededCount: null, SucceededIndexes: null })
        {
            errors.Add(FieldError.Required(path, "at least one of succeededCount or succeededIndexes must be specified"));
        }

        var total = 0;
        if (rule.SucceededIndexes is { } indexes)
        {
            var at = path.Child("succeededIndexes");
            if (indexes.Length > MaxIndexes)
            {
                errors.Add(FieldError.TooLong(at, MaxIndexes));
            }

            if (JobIndexes.Check(indexes, completions, out total) is { } wrong)
            {
                errors.Add(FieldError.Invalid(at, indexes, $"error parsing succeededIndexes: {wrong}"));
            }
        }

        if (rule.SucceededCount is not { } count)
        {
            return;
        }

        var field = path.Child("succeededCount");
        errors.NotNegative(field, count);
        if (count > completions)
        {
            errors.Add(FieldError.Invalid(field, count, string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {completions} (the number of specified completions)")));
        }

        if (rule.SucceededIndexes is not null && count > total)
        {
            errors.Add(FieldError.Invalid(field, count, string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {total} (the number of indexes in the specified succeededIndexes field)")));
        }
    }
}
