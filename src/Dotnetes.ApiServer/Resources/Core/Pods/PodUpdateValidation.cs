using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks what an update of a pod may change.</summary>
internal static class PodUpdateValidation
{
    private const string Updatable =
        "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    public static void Update(Pod pod, Pod old, FieldErrorList errors)
    {
        PodValidation.Whole(pod, errors);
        PodAnnotationValidation.Change(pod, old, errors);
        if (!SameCount(pod.Spec.Containers, old.Spec.Containers, "containers", errors) || !SameCount(pod.Spec.InitContainers, old.Spec.InitContainers, "initContainers", errors))
        {
            return;
        }

        if (!Deadline(pod.Spec.ActiveDeadlineSeconds, old.Spec.ActiveDeadlineSeconds, errors))
        {
            return;
        }

        if (old.Spec.Tolerations.Any(o => !pod.Spec.Tolerations.Any(t => t with { TolerationSeconds = o.TolerationSeconds } == o)))
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("tolerations"), "existing toleration can not be modified except its tolerationSeconds"));
        }

        for (var i = 0; i < pod.Spec.SchedulingGates.Count; i++)
        {
            var gate = pod.Spec.SchedulingGates[i].Name;
            if (!old.Spec.SchedulingGates.Any(g => g.Name == gate))
            {
                errors.Add(FieldError.Forbidden(s_spec.Child("schedulingGates").Index(i).Child("name"), $"only deletion is allowed, but found new scheduling gate '{gate}'"));
            }
        }

        if (Munge(GatedPodUpdate.Munge(pod.Spec, old.Spec, errors), old.Spec) is var munged && munged != old.Spec)
        {
            errors.Add(FieldError.Forbidden(s_spec, $"pod updates may not change fields other than {Updatable}\n{InternalForm.Difference(old.Spec, munged)}"));
        }
    }

    public static void EphemeralContainers(Pod pod, Pod old, FieldErrorList errors)
    {
        if (old.Metadata.Annotations.ContainsKey(PodAnnotationValidation.Mirror))
        {
            errors.Add(FieldError.Forbidden(FieldPath.None, "static pods do not support ephemeral containers"));
            return;
        }

        PodValidation.Whole(pod, errors);
        var path = s_spec.Child("ephemeralContainers");
        foreach (var before in old.Spec.EphemeralContainers)
        {
            var index = pod.Spec.EphemeralContainers.FindIndex(c => c.Name == before.Name);
            if (index < 0)
            {
                errors.Add(FieldError.Forbidden(path, $"existing ephemeral containers {GoText.Quote(before.Name)} may not be removed\n"));
            }
            else if (pod.Spec.EphemeralContainers[index] != before)
            {
                errors.Add(FieldError.Forbidden(path, $"existing ephemeral containers {GoText.Quote(before.Name)} may not be changed\n" + InternalForm.Difference(before, pod.Spec.EphemeralContainers[index])));
            }
        }
    }

    private static bool SameCount(ValueList<Container> value, ValueList<Container> old, string name, FieldErrorList errors)
    {
        if (value.Count == old.Count)
        {
            return true;
        }

        errors.Add(FieldError.Forbidden(s_spec.Child(name), "pod updates may not add or remove containers"));
        return false;
    }

    private static bool Deadline(long? value, long? old, FieldErrorList errors)
    {
        var path = s_spec.Child("activeDeadlineSeconds");
        if (value is { } deadline)
        {
            if (deadline is < 0 or > int.MaxValue)
            {
                errors.Add(FieldError.Invalid(path, deadline, ValidationMessages.InclusiveRange(0, int.MaxValue)));
                return false;
            }

            if (old < deadline)
            {
                errors.Add(FieldError.Invalid(path, deadline, "must be less than or equal to previous value"));
                return false;
            }
        }
        else if (old is not null)
        {
            errors.Add(new(FieldErrorType.Invalid, path.ToString(), "null", "must not update from a positive integer to nil value"));
        }

        return true;
    }

    // The new spec with everything that may change put back to what it was.
    private static PodSpec Munge(PodSpec spec, PodSpec old)
    {
        return spec with
        {
            Containers = Images(spec.Containers, old.Containers),
            InitContainers = Images(spec.InitContainers, old.InitContainers),
            ActiveDeadlineSeconds = old.ActiveDeadlineSeconds,
            SchedulingGates = old.SchedulingGates,
            Tolerations = old.Tolerations,
            TerminationGracePeriodSeconds = old.TerminationGracePeriodSeconds < 0 && spec.TerminationGracePeriodSeconds == 1 ? old.TerminationGracePeriodSeconds : spec.TerminationGracePeriodSeconds,
        };
    }

    private static ValueList<Container> Images(ValueList<Container> value, ValueList<Container> old)
    {
        var i = 0;
        return value.Map(c => c with { Image = old[i++].Image });
    }
}
