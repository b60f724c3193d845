using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What each subresource of a pod takes from the request; all the rest stays as it was.</summary>
internal static class PodSubresources
{
    public static Pod Status(Pod value, Pod old)
    {
        var status = value.Status;
        return value with
        {
            Metadata = value.Metadata with { DeletionTimestamp = old.Metadata.DeletionTimestamp, OwnerReferences = old.Metadata.OwnerReferences },
            Spec = old.Spec,
            Status = status with
            {
                QosClass = status.QosClass.Length > 0 ? status.QosClass : old.Status.QosClass,
                ObservedGeneration = status.ObservedGeneration != 0 ? status.ObservedGeneration : old.Status.ObservedGeneration,
                Conditions = status.Conditions.Rewrite(c => c.ObservedGeneration != 0 ? c : Observed(c, old)),
            },
        };
    }

    public static Pod EphemeralContainers(Pod value, Pod old) => value with
    {
        Metadata = Metadata(value.Metadata, old.Metadata),
        Spec = old.Spec with { EphemeralContainers = value.Spec.EphemeralContainers },
        Status = old.Status,
    };

    public static Pod Resize(Pod value, Pod old)
    {
        // Added, removed or renamed containers are left for validation to refuse.
        if (!SameNames(value.Spec.Containers, old.Spec.Containers) || !SameNames(value.Spec.InitContainers, old.Spec.InitContainers))
        {
            return value;
        }

        return value with
        {
            Metadata = Metadata(value.Metadata, old.Metadata),
            Spec = old.Spec with
            {
                Resources = value.Spec.Resources,
                Containers = Resized(value.Spec.Containers, old.Spec.Containers),
                InitContainers = Resized(value.Spec.InitContainers, old.Spec.InitContainers),
            },
            Status = old.Status,
        };
    }

    private static bool SameNames(ValueList<Container> left, ValueList<Container> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (left.Count != right.Count || left[i].Name != right[i].Name)
            {
                return false;
            }
        }

        return left.Count == right.Count;
    }

    private static ValueList<Container> Resized(ValueList<Container> value, ValueList<Container> old)
    {
        var i = 0;
        return old.Map(c =>
        {
            var wanted = value[i++];
            return c with { Resources = wanted.Resources, ResizePolicy = wanted.ResizePolicy };
        });
    }

    private static ObjectMeta Metadata(ObjectMeta value, ObjectMeta old) => value with
    {
        Labels = old.Labels,
        Annotations = old.Annotations,
        Finalizers = old.Finalizers,
        OwnerReferences = old.OwnerReferences,
        DeletionTimestamp = old.DeletionTimestamp,
        DeletionGracePeriodSeconds = old.DeletionGracePeriodSeconds,
        Generation = old.Generation,
        SelfLink = old.SelfLink,
    };

    private static PodCondition Observed(PodCondition condition, Pod old)
    {
        var before = old.Status.Conditions.Find(c => c.Type == condition.Type)?.ObservedGeneration ?? 0;
        return before == 0 ? condition : condition with { ObservedGeneration = before };
    }
}
