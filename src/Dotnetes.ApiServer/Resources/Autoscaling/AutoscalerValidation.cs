using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Schema;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>The rules of autoscalers.</summary>
internal static class AutoscalerValidation
{
    private const int MaxPeriodSeconds = 1800;
    private const int MaxStabilizationSeconds = 3600;

    /// <summary>Checks a spec.</summary>
    /// <param name="value">The autoscaler.</param>
    /// <param name="old">What it replaces; null when it is new. What was accepted before stays so.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Validate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler? old, FieldErrorList errors)
    {
        var spec = value.Spec;
        var path = FieldPath.Of("spec");
        var lowest = old?.Spec.MinReplicas == 0 ? 0 : 1;
        if (spec.MinReplicas is { } min && min < lowest)
        {
            errors.Add(FieldError.Invalid(path.Child("minReplicas"), min, ValidationMessages.Minimum(lowest)));
        }

        if (spec.MaxReplicas == 0)
        {
            errors.Add(FieldError.Required(path.Child("maxReplicas"), "must be set and greater than 0"));
        }
        else if (spec.MaxReplicas < 0)
        {
            errors.Add(FieldError.Invalid(path.Child("maxReplicas"), spec.MaxReplicas, ValidationMessages.Minimum(1)));
        }

        if (spec.MinReplicas is { } least && spec.MaxReplicas < least)
        {
            errors.Add(FieldError.Invalid(path.Child("maxReplicas"), spec.MaxReplicas, "must be greater than or equal to `minReplicas`"));
        }

        var target = spec.ScaleTargetRef;
        var sameTarget = old is not null && old.Spec.ScaleTargetRef.ApiVersion == target.ApiVersion && old.Spec.ScaleTargetRef.Kind == target.Kind;
        Reference(errors, path.Child("scaleTargetRef"), target, sameTarget, target.Kind == "ReplicationController");
        var anyVersion = old is not null && old.Spec.Metrics.Any(m => m is { Type: "Object", Object: { } o } && VersionError(o.DescribedObject, true) is not null);
        Metrics(errors, path.Child("metrics"), spec, anyVersion);
        if (spec.Behavior is { } behavior)
        {
            Rules(errors, path.Child("behavior", "scaleUp"), behavior.ScaleUp);
            Rules(errors, path.Child("behavior", "scaleDown"), behavior.ScaleDown);
        }
    }

    /// <summary>Checks a reference to an object of any version.</summary>
    public static void Reference(FieldErrorList errors, FieldPath path, CrossVersionObjectReference reference, bool anyVersion, bool core)
    {
        errors.PathSegment(path.Child("kind"), reference.Kind);
        errors.PathSegment(path.Child("name"), reference.Name);
        if (!anyVersion && VersionError(reference, core) is { } wrong)
        {
            errors.Add(FieldError.Invalid(path.Child("apiVersion"), reference.ApiVersion, wrong));
        }
    }

    private static string? VersionError(CrossVersionObjectReference reference, bool core) => !GroupVersion.TryParse(reference.ApiVersion, out var version)
        ? $"unexpected GroupVersion string: {reference.ApiVersion}"
        : version.Group.Length == 0 && !core ? "apiVersion must specify API group" : null;

    private static void Metrics(FieldErrorList errors, FieldPath path, HorizontalPodAutoscalerSpec spec, bool anyVersion)
    {
        for (var i = 0; i < spec.Metrics.Count; i++)
        {
            AutoscalerMetricValidation.Validate(errors, path.Index(i), spec.Metrics[i], anyVersion);
        }

        if (spec.MinReplicas == 0 && !spec.Metrics.Any(m => m.Type is "Object" or "External"))
        {
            errors.Add(FieldError.Forbidden(path, "must specify at least one Object or External metric to support scaling to zero replicas"));
        }
    }

    private static void Rules(FieldErrorList errors, FieldPath path, HpaScalingRules? rules)
    {
        if (rules is null)
        {
            return;
        }

        var window = path.Child("stabilizationWindowSeconds");
        if (rules.StabilizationWindowSeconds is { } seconds)
        {
            if (seconds < 0)
            {
                errors.Add(FieldError.Invalid(window, seconds, "must be greater than or equal to zero"));
            }

            if (seconds > MaxStabilizationSeconds)
            {
                errors.Add(FieldError.Invalid(window, seconds, ValidationMessages.Maximum(MaxStabilizationSeconds)));
            }
        }

        if (rules.SelectPolicy is not (null or "Max" or "Min" or "Disabled"))
        {
            errors.Add(FieldError.NotSupported(path.Child("selectPolicy"), rules.SelectPolicy, "Disabled", "Max", "Min"));
        }

        var policies = path.Child("policies");
        if (rules.Policies.IsEmpty)
        {
            errors.Add(FieldError.Required(policies, "must specify at least one Policy"));
        }

        for (var i = 0; i < rules.Policies.Count; i++)
        {
            Policy(errors, policies.Index(i), rules.Policies[i]);
        }

        if (rules.Tolerance is { } tolerance)
        {
            errors.NotNegative(path.Child("tolerance"), tolerance);
        }
    }

    private static void Policy(FieldErrorList errors, FieldPath path, HpaScalingPolicy policy)
    {
        if (policy.Type is not ("Pods" or "Percent"))
        {
            errors.Add(FieldError.NotSupported(path.Child("type"), policy.Type, "Percent", "Pods"));
        }

        if (policy.Value <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("value"), policy.Value, "must be greater than zero"));
        }

        if (policy.PeriodSeconds <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("periodSeconds"), policy.PeriodSeconds, "must be greater than zero"));
        }

        if (policy.PeriodSeconds > MaxPeriodSeconds)
        {
            errors.Add(FieldError.Invalid(path.Child("periodSeconds"), policy.PeriodSeconds, ValidationMessages.Maximum(MaxPeriodSeconds)));
        }
    }
}
