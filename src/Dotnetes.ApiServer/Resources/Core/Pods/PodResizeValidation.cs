using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>What a resize of a running pod may change: cpu and memory of its containers, within its class of service (KEP-1287).</summary>
internal static class PodResizeValidation
{
    private const string OnlyCompute = "only cpu and memory resources are mutable";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a resize.</summary>
    public static void Validate(Pod pod, Pod old, FieldErrorList errors)
    {
        if (old.Metadata.Annotations.ContainsKey(PodAnnotationValidation.Mirror))
        {
            errors.Add(FieldError.Forbidden(FieldPath.None, "static pods cannot be resized"));
            return;
        }

        if (old.Spec.Os?.Name == "windows")
        {
            errors.Add(FieldError.Forbidden(FieldPath.None, "windows pods cannot be resized"));
            return;
        }

        PodValidation.Whole(pod, errors);
        var quality = PodQualityOfService.Of(pod.Spec);
        if (quality != (old.Status.QosClass.Length > 0 ? old.Status.QosClass : PodQualityOfService.Of(old.Spec)))
        {
            errors.Add(FieldError.Invalid(s_spec, pod.Status.QosClass, "Pod QOS Class may not change as a result of resizing"));
        }

        if (!Order(pod.Spec.Containers, old.Spec.Containers, "containers", errors) || !Order(pod.Spec.InitContainers, old.Spec.InitContainers, "initContainers", errors))
        {
            return;
        }

        var before = errors.Count;
        for (var i = 0; i < old.Spec.InitContainers.Count; i++)
        {
            var at = s_spec.Child("initContainers").Index(i);
            var (value, was) = (pod.Spec.InitContainers[i], old.Spec.InitContainers[i]);
            Removed(value, was, at.Child("resources"), errors);
            if (WithCompute(value, was) != was)
            {
                errors.Add(FieldError.Forbidden(at, "only cpu and memory resources for init or sidecar containers are mutable"));
            }
        }

        for (var i = 0; i < old.Spec.Containers.Count; i++)
        {
            var (value, was) = (pod.Spec.Containers[i], old.Spec.Containers[i]);
            Removed(value, was, s_spec.Child("containers").Index(i).Child("resources"), errors);
            if (WithCompute(value, was) != was)
            {
                errors.Add(FieldError.Forbidden(s_spec, OnlyCompute));
            }
        }

        var comparable = pod.Spec with { Containers = old.Spec.Containers, InitContainers = old.Spec.InitContainers, Resources = old.Spec.Resources };
        if (errors.Count == before && comparable != old.Spec)
        {
            errors.Add(FieldError.Forbidden(s_spec, OnlyCompute));
        }
    }

    private static bool Order(ValueList<Container> value, ValueList<Container> old, string field, FieldErrorList errors)
    {
        var path = s_spec.Child(field);
        if (value.Count != old.Count)
        {
            errors.Add(FieldError.Forbidden(path, $"{field} may not be added or removed on resize"));
            return false;
        }

        var same = true;
        for (var i = 0; i < value.Count; i++)
        {
            if (value[i].Name != old[i].Name)
            {
                errors.Add(FieldError.Forbidden(path.Index(i).Child("name"), $"{field} may not be renamed or reordered on resize"));
                same = false;
            }
        }

        return same;
    }

    private static void Removed(Container value, Container old, FieldPath path, FieldErrorList errors)
    {
        if (old.Resources.Requests.Keys.Any(k => k is "cpu" or "memory" && !value.Resources.Requests.ContainsKey(k)))
        {
            errors.Add(FieldError.Forbidden(path.Child("requests"), "resource requests cannot be removed"));
        }

        if (old.Resources.Limits.Keys.Any(k => k is "cpu" or "memory" && !value.Resources.Limits.ContainsKey(k)))
        {
            errors.Add(FieldError.Forbidden(path.Child("limits"), "resource limits cannot be removed"));
        }
    }

    private static Container WithCompute(Container value, Container old) => value with
    {
        Resources = value.Resources with { Limits = Compute(value.Resources.Limits, old.Resources.Limits), Requests = Compute(value.Resources.Requests, old.Resources.Requests) },
        ResizePolicy = old.ResizePolicy,
    };

    private static ValueMap<Quantity> Compute(ValueMap<Quantity> value, ValueMap<Quantity> old)
    {
        foreach (var name in (string[])["cpu", "memory"])
        {
            value = old.TryGetValue(name, out var amount) ? value.With(name, amount) : value.ContainsKey(name) ? value.Without(name) : value;
        }

        return value.IsEmpty ? old.IsEmpty ? old : value : value;
    }
}
