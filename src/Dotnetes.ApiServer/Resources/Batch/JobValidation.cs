using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The rules of jobs.</summary>
internal static class JobValidation
{
    private const int Most = 100_000;
    private const int MostOfLarge = 10_000;
    private const int MaxManager = 63;

    /// <summary>Checks a new job.</summary>
    public static void Create(Job value, FieldErrorList errors) => Complete(value, hasPrefixedLabels: true, errors);

    private static void Complete(Job value, bool hasPrefixedLabels, FieldErrorList errors)
    {
        Generated(value, hasPrefixedLabels, errors);
        Whole(value.Spec, errors);
        if (value.Spec is { CompletionMode: "Indexed", Completions: > 0 and var completions })
        {
            var host = string.Create(CultureInfo.InvariantCulture, $"{value.Metadata.Name}-{completions - 1}");
            if (!DnsNames.IsDns1123Label(host).IsEmpty)
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "name"), value.Metadata.Name, $"will not able to create pod with invalid DNS label: {host}"));
            }
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Update(Job value, Job old, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        var (spec, before) = (value.Spec, old.Spec);

        // Jobs that were made before there were labels with a prefix need none.
        var labels = before.Template.Metadata.Labels;
        Complete(value, labels.ContainsKey(JobSelector.JobName) && labels.ContainsKey(JobSelector.ControllerUid), errors);
        if (spec.CompletionMode != "Indexed")
        {
            errors.Immutable(path.Child("completions"), spec.Completions, before.Completions);
        }
        else if (spec.Completions is { } completions && completions != before.Completions && completions != spec.Parallelism)
        {
            errors.Add(FieldError.Invalid(path.Child("completions"), completions, "can only be modified in tandem with spec.parallelism"));
        }

        errors.Immutable(path.Child("selector"), spec.Selector, before.Selector);
        JobTemplateUpdate.Validate(value, old, errors);
        errors.Immutable(path.Child("completionMode"), spec.CompletionMode, before.CompletionMode);
        errors.Immutable(path.Child("podFailurePolicy"), spec.PodFailurePolicy, before.PodFailurePolicy);
        errors.Immutable(path.Child("backoffLimitPerIndex"), spec.BackoffLimitPerIndex, before.BackoffLimitPerIndex);
        errors.Immutable(path.Child("managedBy"), spec.ManagedBy, before.ManagedBy);
        errors.Immutable(path.Child("successPolicy"), spec.SuccessPolicy, before.SuccessPolicy);
    }

    /// <summary>Checks the parts that a job and the template of a cron job share.</summary>
    public static void Spec(JobSpec spec, FieldPath path, FieldErrorList errors)
    {
        errors.NotNegative(path.Child("parallelism"), spec.Parallelism);
        errors.NotNegative(path.Child("completions"), spec.Completions);
        errors.NotNegative(path.Child("activeDeadlineSeconds"), spec.ActiveDeadlineSeconds);
        errors.NotNegative(path.Child("backoffLimit"), spec.BackoffLimit);
        errors.NotNegative(path.Child("ttlSecondsAfterFinished"), spec.TtlSecondsAfterFinished);
        errors.NotNegative(path.Child("backoffLimitPerIndex"), spec.BackoffLimitPerIndex);
        errors.NotNegative(path.Child("maxFailedIndexes"), spec.MaxFailedIndexes);
        if (spec is { MaxFailedIndexes: not null, BackoffLimitPerIndex: null })
        {
            errors.Add(FieldError.Required(path.Child("backoffLimitPerIndex"), "when maxFailedIndexes is specified"));
        }

        if (spec.ManagedBy is { } manager)
        {
            errors.AddRange(QualifiedNames.IsDomainPrefixedPath(path.Child("managedBy"), manager));
            if (manager.Length > MaxManager)
            {
                errors.Add(FieldError.TooLong(path.Child("managedBy"), MaxManager));
            }
        }

        Mode(spec, path, errors);
        JobPolicyValidation.Validate(spec, path, errors);
        PodValidation.Template(spec.Template, path.Child("template"), errors);
        Restart(spec, path.Child("template", "spec").Child("restartPolicy"), errors);
    }

    private static void Whole(JobSpec spec, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        Spec(spec, path, errors);
        if (spec.Selector is null)
        {
            errors.Add(FieldError.Required(path.Child("selector")));
        }

        errors.AddRange(LabelSelectorValidation.Validate(spec.Selector, path.Child("selector")));
        if (spec.Selector is null || (LabelSelectorValidation.Validate(spec.Selector, path).IsEmpty && !FieldChecks.Matches(spec.Selector, spec.Template.Metadata.Labels)))
        {
            errors.Add(FieldChecks.InvalidMap(path.Child("template", "metadata").Child("labels"), spec.Template.Metadata.Labels, "`selector` does not match template `labels`"));
        }
    }

    // What the server should have put there, unless the user's own labels stood in the way.
    private static void Generated(Job value, bool hasPrefixedLabels, FieldErrorList errors)
    {
        if (value.Spec.ManualSelector == true || value.Spec.Selector is not { } selector)
        {
            return;
        }

        var (uid, name) = (value.Metadata.Uid, value.Metadata.Name);
        (string Key, string Value)[] wants = [(JobSelector.LegacyControllerUid, uid), (JobSelector.LegacyJobName, name)];
        wants = hasPrefixedLabels ? [.. wants, (JobSelector.ControllerUid, uid), (JobSelector.JobName, name)] : wants;
        var expected = ValueMap.Of(wants);
        var labels = value.Spec.Template.Metadata.Labels;
        foreach (var (key, wanted) in wants)
        {
            var path = FieldPath.Of("spec", "template", "metadata", "labels").Key(key);
            if (!labels.TryGetValue(key, out var actual))
            {
                errors.Add(FieldError.Required(path, $"must be '{wanted}'"));
            }
            else if (actual != wanted)
            {
                errors.Add(FieldChecks.InvalidMap(path, labels, $"must be '{wanted}'"));
            }
        }

        if (LabelSelectorValidation.Validate(selector, FieldPath.None).IsEmpty && !FieldChecks.Matches(selector, expected))
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec", "selector"), selector, "`selector` not auto-generated"));
        }
    }

    private static void Mode(JobSpec spec, FieldPath path, FieldErrorList errors)
    {
        var limit = path.Child("maxFailedIndexes");
        switch (spec.CompletionMode)
        {
            case null or "NonIndexed":
                if (spec.BackoffLimitPerIndex is { } backoff)
                {
                    errors.Add(FieldError.Invalid(path.Child("backoffLimitPerIndex"), backoff, "requires indexed completion mode"));
                }

                if (spec.MaxFailedIndexes is { } failed)
                {
                    errors.Add(FieldError.Invalid(limit, failed, "requires indexed completion mode"));
                }

                return;
            case "Indexed":
                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("completionMode"), spec.CompletionMode, "NonIndexed", "Indexed"));
                return;
        }

        if (spec.Completions is null)
        {
            errors.Add(FieldError.Required(path.Child("completions"), "when completion mode is Indexed"));
        }

        AtMost(errors, path.Child("parallelism"), spec.Parallelism, Most, "must be less than or equal to 100000 when completion mode is Indexed");
        AtMost(errors, limit, spec.MaxFailedIndexes, spec.Completions ?? int.MaxValue, "must be less than or equal to completions");
        AtMost(errors, limit, spec.MaxFailedIndexes, Most, "must be less than or equal to 100000");
        if (spec is { Completions: > Most, BackoffLimitPerIndex: not null })
        {
            const string large = "must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index";
            if (spec.MaxFailedIndexes is null)
            {
                errors.Add(FieldError.Required(limit, "must be specified when completions is above 100000"));
            }

            AtMost(errors, path.Child("parallelism"), spec.Parallelism, MostOfLarge, large);
            AtMost(errors, limit, spec.MaxFailedIndexes, MostOfLarge, large);
        }
    }

    private static void AtMost(FieldErrorList errors, FieldPath path, int? value, int most, string text)
    {
        if (value is { } number && number > most)
        {
            errors.Add(FieldError.Invalid(path, number, text));
        }
    }

    private static void Restart(JobSpec spec, FieldPath path, FieldErrorList errors)
    {
        switch (spec.Template.Spec.RestartPolicy)
        {
            case "Always" or "":
                errors.Add(FieldError.Required(path, "valid values: \"OnFailure\", \"Never\""));
                break;
            case "OnFailure" when spec.PodFailurePolicy is not null:
                errors.Add(FieldError.Invalid(path, "OnFailure", "only \"Never\" is supported when podFailurePolicy is specified"));
                break;
            case "OnFailure" or "Never":
                break;
            default:
                errors.Add(FieldError.NotSupported(path, spec.Template.Spec.RestartPolicy, "OnFailure", "Never"));
                break;
        }
    }
}
