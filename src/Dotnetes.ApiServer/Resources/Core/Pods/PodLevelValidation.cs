using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The rules of resources of whole pods (KEP-2837): enough for the containers together, and no container more than the pod.</summary>
internal static class PodLevelValidation
{
    /// <summary>Checks the resources of a pod.</summary>
    public static void Validate(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.Resources is not { } resources)
        {
            return;
        }

        var at = path.Child("resources");
        if (spec.Os?.Name == "windows")
        {
            errors.Add(FieldError.Forbidden(at, "may not be set for a windows pod"));
            return;
        }

        if (!resources.Claims.IsNull)
        {
            errors.Add(FieldError.Forbidden(at.Child("claims"), "claims may not be set for Resources at pod-level"));
        }

        ResourceValidation.Validate(resources, spec.ResourceClaims, at, errors, ofPod: true);
        foreach (var (name, amount) in resources.Requests)
        {
            var needed = Sum(spec, name, static c => c.Resources.Requests);
            if (needed > amount)
            {
                errors.Add(FieldError.Invalid(at.Child("requests").Key(name), amount.ToString(), $"must be greater than or equal to aggregate container requests of {needed}"));
            }
        }

        foreach (var (name, amount) in resources.Limits)
        {
            if (ResourceNames.IsHugePages(name) && Sum(spec, name, static c => c.Resources.Limits) is var limits && limits > amount)
            {
                errors.Add(FieldError.Invalid(at.Child("limits").Key(name), amount.ToString(), $"must be greater than or equal to aggregate container limits of {limits}"));
            }

            for (var i = 0; i < spec.Containers.Count; i++)
            {
                if (spec.Containers[i].Resources.Limits.TryGetValue(name, out var limit) && limit > amount)
                {
                    errors.Add(FieldError.Invalid(at.Child("containers").Index(i).Key(name).Child("limits"), limit.ToString(), $"must be less than or equal to pod limits of {amount}"));
                }
            }
        }
    }

    // What runs at the same time: all containers and sidecars, or one init container and the sidecars before it.
    private static Quantity Sum(PodSpec spec, string name, Func<Container, ValueMap<Quantity>> amounts)
    {
        var sidecars = Quantity.Zero;
        var most = Quantity.Zero;
        foreach (var container in spec.InitContainers)
        {
            var amount = amounts(container).GetValueOrDefault(name);
            var together = sidecars + amount;
            most = together > most ? together : most;
            sidecars = container.RestartPolicy == "Always" ? together : sidecars;
        }

        var sum = sidecars;
        foreach (var container in spec.Containers)
        {
            sum += amounts(container).GetValueOrDefault(name);
        }

        return sum > most ? sum : most;
    }
}
