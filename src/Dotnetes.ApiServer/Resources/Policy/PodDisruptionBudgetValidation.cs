using Dotnetes.Api.Policy.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Policy;

/// <summary>The rules of disruption budgets.</summary>
internal static class PodDisruptionBudgetValidation
{
    /// <summary>Checks a budget; label values that were wrong before stay acceptable.</summary>
    public static void Validate(PodDisruptionBudgetSpec spec, PodDisruptionBudgetSpec? old, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        if (spec is { MinAvailable: not null, MaxUnavailable: not null })
        {
            errors.Add(GoObject.Invalid(path, spec, "minAvailable and maxUnavailable cannot be both set"));
        }

        errors.NumberOrPercent(path.Child("minAvailable"), spec.MinAvailable);
        errors.AtMost100Percent(path.Child("minAvailable"), spec.MinAvailable);
        errors.NumberOrPercent(path.Child("maxUnavailable"), spec.MaxUnavailable);
        errors.AtMost100Percent(path.Child("maxUnavailable"), spec.MaxUnavailable);
        errors.AddRange(LabelSelectorValidation.Validate(spec.Selector, path.Child("selector"), LabelSelectorValidation.HasInvalidValue(old?.Selector)));
        if (spec.UnhealthyPodEvictionPolicy is not (null or "AlwaysAllow" or "IfHealthyBudget"))
        {
            errors.Add(FieldError.NotSupported(path.Child("unhealthyPodEvictionPolicy"), spec.UnhealthyPodEvictionPolicy, "AlwaysAllow", "IfHealthyBudget"));
        }
    }

    /// <summary>Checks a status.</summary>
    public static void Status(PodDisruptionBudgetStatus status, FieldErrorList errors)
    {
        var path = FieldPath.Of("status");
        errors.AddRange(ConditionValidation.Validate(status.Conditions, path.Child("conditions")));
        errors.NotNegative(path.Child("disruptionsAllowed"), status.DisruptionsAllowed);
        errors.NotNegative(path.Child("currentHealthy"), status.CurrentHealthy);
        errors.NotNegative(path.Child("desiredHealthy"), status.DesiredHealthy);
        errors.NotNegative(path.Child("expectedPods"), status.ExpectedPods);
    }
}
