using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The rules of replication controllers.</summary>
internal static class ReplicationControllerValidation
{
    /// <summary>Checks a spec.</summary>
    public static void Spec(ReplicationControllerSpec spec, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        errors.NotNegative(path.Child("minReadySeconds"), spec.MinReadySeconds);
        if (spec.Selector.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("selector")));
        }

        if (spec.Replicas is null)
        {
            errors.Add(FieldError.Required(path.Child("replicas")));
        }

        errors.NotNegative(path.Child("replicas"), spec.Replicas);
        var at = path.Child("template");
        if (spec.Template is not { } template)
        {
            errors.Add(FieldError.Required(at));
            return;
        }

        if (spec.Selector.Any(s => template.Metadata.Labels.GetValueOrDefault(s.Key) != s.Value))
        {
            errors.Add(FieldChecks.InvalidMap(at.Child("metadata", "labels"), template.Metadata.Labels, "`selector` does not match template `labels`"));
        }

        PodValidation.Template(template, at, errors);
        if (template.Spec.RestartPolicy != "Always")
        {
            errors.Add(FieldError.NotSupported(at.Child("spec", "restartPolicy"), template.Spec.RestartPolicy, "Always"));
        }

        if (template.Spec.ActiveDeadlineSeconds is not null)
        {
            errors.Add(FieldError.Forbidden(at.Child("spec", "activeDeadlineSeconds"), "activeDeadlineSeconds in ReplicationController is not Supported"));
        }
    }

    /// <summary>Checks a status.</summary>
    public static void Status(ReplicationControllerStatus status, FieldErrorList errors) =>
        ReplicaStatusChecks.Validate(errors, status.Replicas, status.FullyLabeledReplicas, status.ReadyReplicas, status.AvailableReplicas, status.ObservedGeneration);
}
