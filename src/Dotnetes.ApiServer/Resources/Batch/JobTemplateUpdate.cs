using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>
/// What may change in the template of a job: nothing while it runs; where its pods run, and what they ask for, while it is suspended (KEP-2926, KEP-5440).
/// </summary>
internal static class JobTemplateUpdate
{
    /// <summary>Checks a change.</summary>
    public static void Validate(Job value, Job old, FieldErrorList errors)
    {
        var template = value.Spec.Template;
        var before = old.Spec.Template;
        var suspended = old.Spec.Suspend == true;
        if (suspended && old.Status.StartTime is null)
        {
            before = WithScheduling(before, template);
        }

        if (suspended && old.Status.Active == 0)
        {
            before = before with { Spec = before.Spec with { Containers = Resources(template.Spec.Containers, before.Spec.Containers), InitContainers = Resources(template.Spec.InitContainers, before.Spec.InitContainers) } };
        }

        errors.Immutable(FieldPath.Of("spec", "template"), template, before);
    }

    private static PodTemplateSpec WithScheduling(PodTemplateSpec before, PodTemplateSpec template)
    {
        var affinity = (template.Spec.Affinity, before.Spec.Affinity) switch
        {
            (null, { } had) => had with { NodeAffinity = null } is var rest && rest == Affinity.Empty ? null : rest,
            ({ } has, null) => new Affinity { NodeAffinity = has.NodeAffinity },
            ({ } has, { } had) => had with { NodeAffinity = has.NodeAffinity },
            _ => null,
        };
        return before with
        {
            Metadata = before.Metadata with { Annotations = template.Metadata.Annotations, Labels = template.Metadata.Labels },
            Spec = before.Spec with
            {
                Affinity = affinity,
                NodeSelector = template.Spec.NodeSelector,
                Tolerations = template.Spec.Tolerations,
                SchedulingGates = template.Spec.SchedulingGates,
            },
        };
    }

    private static ValueList<Container> Resources(ValueList<Container> containers, ValueList<Container> before)
    {
        if (containers.Count != before.Count)
        {
            return before;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (containers[i].Name == before[i].Name)
            {
                before = before.SetItem(i, before[i] with { Resources = containers[i].Resources });
            }
        }

        return before;
    }
}
