using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Core.Storage;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Checks the kinds that run pods from a template.</summary>
internal static class WorkloadValidation
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    public static void Deployment(DeploymentSpec spec, FieldErrorList errors)
    {
        errors.NotNegative(s_spec.Child("replicas"), spec.Replicas);
        SelectorAndTemplate(spec.Selector, spec.Template, "deployment", "ReplicaSet", errors);
        var strategy = s_spec.Child("strategy");
        switch (spec.Strategy.Type)
        {
            case "Recreate":
                if (spec.Strategy.RollingUpdate is not null)
                {
                    errors.Add(FieldError.Forbidden(strategy.Child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'"));
                }

                break;
            case "RollingUpdate":
                Rolling(spec.Strategy.RollingUpdate, strategy.Child("rollingUpdate"), errors);
                break;
            default:
                errors.Add(new(FieldErrorType.NotSupported, strategy.ToString(), InternalForm.Of(spec.Strategy), "supported values: \"Recreate\", \"RollingUpdate\""));
                break;
        }

        errors.NotNegative(s_spec.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NotNegative(s_spec.Child("revisionHistoryLimit"), spec.RevisionHistoryLimit);
        errors.NotNegative(s_spec.Child("progressDeadlineSeconds"), spec.ProgressDeadlineSeconds);
        if (spec.ProgressDeadlineSeconds is { } deadline && deadline <= spec.MinReadySeconds)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds"));
        }
    }

    public static void ReplicaSet(ReplicaSetSpec spec, FieldErrorList errors)
    {
        errors.NotNegative(s_spec.Child("replicas"), spec.Replicas);
        errors.NotNegative(s_spec.Child("minReadySeconds"), spec.MinReadySeconds);
        SelectorAndTemplate(spec.Selector, spec.Template, "deployment", "ReplicaSet", errors);
    }

    public static void DaemonSet(DaemonSetSpec spec, FieldErrorList errors)
    {
        DaemonTemplate(spec, errors);
        errors.NotNegative(s_spec.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NotNegative(s_spec.Child("revisionHistoryLimit"), spec.RevisionHistoryLimit);
        var path = s_spec.Child("updateStrategy", "rollingUpdate");
        if (spec.UpdateStrategy.Type is not ("RollingUpdate" or "OnDelete"))
        {
            errors.Add(new(FieldErrorType.NotSupported, s_spec.Child("updateStrategy").ToString(), InternalForm.Of(spec.UpdateStrategy), "supported values: \"RollingUpdate\", \"OnDelete\""));
        }
        else if (spec.UpdateStrategy.Type == "RollingUpdate" && spec.UpdateStrategy.RollingUpdate is { } rolling)
        {
            Amounts(rolling.MaxUnavailable, rolling.MaxSurge, path, errors);
            errors.AtMost100Percent(path.Child("maxSurge"), rolling.MaxSurge);
            switch (CountsAsZero(rolling.MaxUnavailable), CountsAsZero(rolling.MaxSurge))
            {
                case (false, false):
                    errors.Add(FieldError.Invalid(path.Child("maxSurge"), rolling.MaxSurge.GetValueOrDefault(), "may not be set when maxUnavailable is non-zero"));
                    break;
                case (true, true):
                    errors.Add(FieldError.Required(path.Child("maxUnavailable"), "cannot be 0 when maxSurge is 0"));
                    break;
            }
        }
    }

    public static void StatefulSet(StatefulSetSpec spec, bool isNew, FieldErrorList errors)
    {
        if (spec.PodManagementPolicy is not ("OrderedReady" or "Parallel"))
        {
            errors.Add(FieldError.Invalid(s_spec.Child("podManagementPolicy"), spec.PodManagementPolicy, "must be 'OrderedReady' or 'Parallel'"));
        }

        var strategy = s_spec.Child("updateStrategy");
        if (spec.UpdateStrategy.Type is not ("RollingUpdate" or "OnDelete"))
        {
            errors.Add(GoObject.Invalid(strategy, spec.UpdateStrategy, "must be 'RollingUpdate' or 'OnDelete'"));
        }
        else if (spec.UpdateStrategy is { Type: "OnDelete", RollingUpdate: { } rolling })
        {
            errors.Add(GoObject.Invalid(strategy.Child("rollingUpdate"), rolling, "only allowed for updateStrategy 'RollingUpdate'"));
        }
        else
        {
            errors.NotNegative(strategy.Child("rollingUpdate", "partition"), spec.UpdateStrategy.RollingUpdate?.Partition);
        }

        if (spec.PersistentVolumeClaimRetentionPolicy is { } retention)
        {
            var path = s_spec.Child("persistentVolumeClaimRetentionPolicy");
            errors.OneOf(path.Child("whenDeleted"), retention.WhenDeleted, "Retain", "Delete");
            errors.OneOf(path.Child("whenScaled"), retention.WhenScaled, "Retain", "Delete");
        }

        if (isNew)
        {
            ClaimTemplates(spec.VolumeClaimTemplates, s_spec.Child("volumeClaimTemplates"), errors);
        }

        errors.NotNegative(s_spec.Child("replicas"), spec.Replicas);
        errors.NotNegative(s_spec.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NotNegative(s_spec.Child("ordinals.start"), spec.Ordinals?.Start);
        if (isNew && spec.ServiceName.Length > 0)
        {
            errors.Label(s_spec.Child("serviceName"), spec.ServiceName);
        }

        SelectorAndTemplate(spec.Selector, WithClaims(spec), "statefulset", "StatefulSet", errors);
    }

    private static void ClaimTemplates(ValueList<PersistentVolumeClaim> claims, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            PersistentVolumeClaimValidation.Spec(claims[i].Spec, path.Index(i).Child("spec"), errors);
        }
    }

    // The controller gives each pod its name, its subdomain and a volume for each claim, so a template is checked as if it had them.
    private static PodTemplateSpec WithClaims(StatefulSetSpec spec)
    {
        var claims = spec.VolumeClaimTemplates.Select(c => c.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var pod = spec.Template.Spec;
        return spec.Template with
        {
            Spec = pod with
            {
                Hostname = "",
                Subdomain = "",
                Volumes =
                [
                    .. claims.Select(c => new Volume { Name = c, PersistentVolumeClaim = new() { ClaimName = c } }),
                    .. pod.Volumes.Where(v => !claims.Contains(v.Name)),
                ],
            },
        };
    }

    private static void SelectorAndTemplate(LabelSelector? selector, PodTemplateSpec template, string selectorKind, string deadlineKind, FieldErrorList errors)
    {
        var path = s_spec.Child("selector");
        var at = s_spec.Child("template");
        if (selector is null)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            errors.Selector(path, selector);
            if (selector.MatchLabels.IsEmpty && selector.MatchExpressions.IsEmpty)
            {
                errors.Add(FieldError.Invalid(path, selector, $"empty selector is invalid for {selectorKind}"));
            }

            if (!LabelSelectorValidation.Validate(selector, path).IsEmpty)
            {
                // What its pods are cannot be told, so the template is not looked at but by stateful sets.
                errors.Add(FieldError.Invalid(path, selector, deadlineKind == "StatefulSet" ? "" : "invalid label selector"));
                if (deadlineKind == "StatefulSet")
                {
                    Always(template, at, deadlineKind, errors);
                }

                return;
            }
        }

        if (selector is null || ((!selector.MatchLabels.IsEmpty || !selector.MatchExpressions.IsEmpty) && !FieldChecks.Matches(selector, template.Metadata.Labels)))
        {
            errors.Add(FieldChecks.InvalidMap(at.Child("metadata", "labels"), template.Metadata.Labels, "`selector` does not match template `labels`"));
        }

        PodValidation.Template(template, at, errors);
        Always(template, at, deadlineKind, errors);
    }

    private static void DaemonTemplate(DaemonSetSpec spec, FieldErrorList errors)
    {
        var (path, at, selector) = (s_spec.Child("selector"), s_spec.Child("template"), spec.Selector);
        errors.Selector(path, selector);
        if (selector is null || (LabelSelectorValidation.Validate(selector, path).IsEmpty && !FieldChecks.Matches(selector, spec.Template.Metadata.Labels)))
        {
            errors.Add(FieldChecks.InvalidMap(at.Child("metadata", "labels"), spec.Template.Metadata.Labels, "`selector` does not match template `labels`"));
        }

        if (selector is { MatchLabels.IsEmpty: true, MatchExpressions.IsEmpty: true })
        {
            errors.Add(FieldError.Invalid(path, selector, "empty selector is invalid for daemonset"));
        }

        PodValidation.Template(spec.Template, at, errors);
        Always(spec.Template, at, "DaemonSet", errors);
    }

    private static void Always(PodTemplateSpec template, FieldPath at, string kind, FieldErrorList errors)
    {
        if (template.Spec.RestartPolicy != "Always")
        {
            errors.Add(FieldError.NotSupported(at.Child("spec", "restartPolicy"), template.Spec.RestartPolicy, "Always"));
        }

        if (template.Spec.ActiveDeadlineSeconds is not null)
        {
            errors.Add(FieldError.Forbidden(at.Child("spec", "activeDeadlineSeconds"), $"activeDeadlineSeconds in {kind} is not Supported"));
        }
    }

    private static void Rolling(RollingUpdateDeployment? rolling, FieldPath path, FieldErrorList errors)
    {
        if (rolling is null)
        {
            errors.Add(FieldError.Required(path, "this should be defaulted and never be nil"));
            return;
        }

        Amounts(rolling.MaxUnavailable, rolling.MaxSurge, path, errors);
        if (CountsAsZero(rolling.MaxUnavailable) && CountsAsZero(rolling.MaxSurge))
        {
            errors.Add(FieldError.Invalid(path.Child("maxUnavailable"), rolling.MaxUnavailable.GetValueOrDefault(), "may not be 0 when `maxSurge` is 0"));
        }
    }

    // What is neither a number nor a percentage counts as nothing.
    private static bool CountsAsZero(IntOrString? amount) =>
        FieldChecks.IsZero(amount) || (amount is { IsString: true } text && !Identifiers.IsPercent(text.StringValue).IsEmpty);

    private static void Amounts(IntOrString? unavailable, IntOrString? surge, FieldPath path, FieldErrorList errors)
    {
        errors.NumberOrPercent(path.Child("maxUnavailable"), unavailable);
        errors.NumberOrPercent(path.Child("maxSurge"), surge);
        errors.AtMost100Percent(path.Child("maxUnavailable"), unavailable);
    }
}
