using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks requests and limits.</summary>
internal static class ResourceValidation
{
    private const string HugePages = "hugepages-";

    public static void Validate(ResourceRequirements resources, ValueList<PodResourceClaim> claims, FieldPath path, FieldErrorList errors, bool ofPod = false)
    {
        var needsCompute = false;
        foreach (var (name, amount) in resources.Limits)
        {
            Amount(name, amount, ofPod, path.Child("limits").Key(name), errors);
            needsCompute |= ResourceNames.IsHugePages(name);
        }

        foreach (var (name, amount) in resources.Requests)
        {
            Amount(name, amount, ofPod, path.Child("requests").Key(name), errors);
            needsCompute |= ResourceNames.IsHugePages(name);
            if (resources.Limits.TryGetValue(name, out var limit))
            {
                if (amount != limit && !MayOvercommit(name))
                {
                    errors.Add(FieldError.Invalid(path.Child("requests"), amount.ToString(), $"must be equal to {name} limit of {limit}"));
                }
                else if (amount > limit)
                {
                    errors.Add(FieldError.Invalid(path.Child("requests"), amount.ToString(), $"must be less than or equal to {name} limit of {limit}"));
                }
            }
            else if (!MayOvercommit(name))
            {
                errors.Add(FieldError.Required(path.Child("limits"), "Limit must be set for non overcommitable resources"));
            }
        }

        if (needsCompute && !resources.Limits.Keys.Concat(resources.Requests.Keys).Any(n => n is "cpu" or "memory"))
        {
            errors.Add(FieldError.Forbidden(path, "HugePages require cpu or memory"));
        }

        Claims(resources.Claims, claims, path.Child("claims"), errors);
    }

    private static bool MayOvercommit(string name) => ResourceNames.IsNative(name) && !ResourceNames.IsHugePages(name);

    private static void Amount(string name, Quantity amount, bool ofPod, FieldPath path, FieldErrorList errors)
    {
        if (ofPod)
        {
            ResourceNames.Pod(errors, path, name);
        }
        else
        {
            ResourceNames.Container(errors, path, name);
        }

        ResourceNames.Amount(errors, path, name, amount);
        if (ResourceNames.IsHugePages(name) && Quantity.TryParse(name[HugePages.Length..], out var size) && (size.Sign <= 0 || amount.Value() % size.Value() != 0))
        {
            errors.Add(FieldError.Invalid(path, amount.ToString(), $"{amount} is not positive integer multiple of {name}"));
        }
    }

    private static void Claims(ValueList<ResourceClaim> used, ValueList<PodResourceClaim> claims, FieldPath path, FieldErrorList errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < used.Count; i++)
        {
            var name = used[i].Name;
            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Index(i)));
                continue;
            }

            if (seen.Contains(name))
            {
                // All requests of the claim are referenced already.
                errors.Add(FieldError.Duplicate(path.Index(i), name));
            }
            else
            {
                Request(used[i], seen, path.Index(i), errors);
            }

            if (!claims.Any(c => c.Name == name))
            {
                var known = claims.IsEmpty ? " which is empty" : ": " + string.Join(", ", claims.Map(c => c.Name).Order(StringComparer.Ordinal));
                errors.Add(FieldError.NotFound(path.Index(i), name) with { Detail = "must be one of the names in pod.spec.resourceClaims" + known });
            }
        }
    }

    private static void Request(ResourceClaim claim, HashSet<string> seen, FieldPath path, FieldErrorList errors)
    {
        var key = claim.Name;
        if (claim.Request.Length > 0)
        {
            errors.Label(path.Child("request"), claim.Request);
            key += "/" + claim.Request;
        }

        if (seen.Contains(key))
        {
            errors.Add(FieldError.Duplicate(path, key));
        }
        else if (claim.Request.Length == 0 && seen.Any(k => k.StartsWith(key + "/", StringComparison.Ordinal)))
        {
            errors.Add(FieldError.Duplicate(path, key));
        }

        seen.Add(key);
    }
}
