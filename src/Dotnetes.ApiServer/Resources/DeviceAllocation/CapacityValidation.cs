using Dotnetes.Api.Resource.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of capacities of devices and of how they are handed out in parts (KEP-5075).</summary>
internal static class CapacityValidation
{
    private const int MaxOptions = 10;

    /// <summary>Checks a capacity of a device that is allocated once or several times.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, DeviceCapacity capacity, bool several)
    {
        if (capacity.RequestPolicy is not { } policy)
        {
            return;
        }

        path = path.Child("requestPolicy");
        if (!several)
        {
            errors.Add(FieldError.Forbidden(path, "allowMultipleAllocations must be true"));
        }
        else if (!policy.ValidValues.IsEmpty && policy.ValidRange is not null)
        {
            errors.Add(FieldError.Forbidden(path, "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the same time"));
        }
        else if (!policy.ValidValues.IsEmpty)
        {
            if (policy.Default is { } value)
            {
                Options(errors, path.Child("validValues"), value, capacity.Value, policy.ValidValues);
            }
            else
            {
                errors.Add(FieldError.Required(path.Child("default"), "required when validValues is defined"));
            }
        }
        else if (policy.ValidRange is { } range)
        {
            if (policy.Default is { } value)
            {
                Range(errors, path.Child("validRange"), value, capacity.Value, range);
            }
            else
            {
                errors.Add(FieldError.Required(path.Child("default"), "required when validRange is defined"));
            }
        }
    }

    private static void Options(FieldErrorList errors, FieldPath path, Quantity usual, Quantity max, ValueList<Quantity> options)
    {
        for (var i = 1; i < options.Count; i++)
        {
            if (options[i - 1] > options[i])
            {
                Add(errors, path.Index(i), options[i], "values must be sorted in ascending order");
            }
        }

        DeviceLists.Set(
            errors,
            path,
            options,
            MaxOptions,
            (e, p, o) =>
            {
                if (o > max)
                {
                    Add(e, p, o, $"option is larger than capacity value: {max}");
                }
            },
            o => $"{o.Value()}");
        if (options.Count > MaxOptions || !options.Any(o => o.CompareTo(usual) == 0))
        {
            Add(errors, path, usual, "default value is not valid according to the requestPolicy");
        }
    }

    private static void Range(FieldErrorList errors, FieldPath path, Quantity usual, Quantity capacity, CapacityRequestPolicyRange range)
    {
        if (range.Min is not { } min)
        {
            errors.Add(FieldError.Required(path.Child("min"), "required when validRange is defined"));
            return;
        }

        if (min > capacity)
        {
            Add(errors, path.Child("min"), min, $"min is larger than capacity value: {capacity}");
        }

        if (usual < min)
        {
            Add(errors, path.Child("min"), usual, $"default is less than min: {min}");
        }

        if (range.Max is { } max)
        {
            if (min > max)
            {
                Add(errors, path.Child("max"), min, $"min is larger than max: {max}");
            }

            if (max > capacity)
            {
                Add(errors, path.Child("max"), max, $"max is larger than capacity value: {capacity}");
            }

            if (usual > max)
            {
                Add(errors, path.Child("max"), usual, $"default is more than max: {max}");
            }
        }

        if (range.Step is { } step)
        {
            var first = min + step;
            if (first > capacity)
            {
                Add(errors, path.Child("step"), step, $"one step {first} is larger than capacity value: {capacity}");
            }

            Steps(errors, path.Child("step"), usual, min, step);
            if (range.Max is { } end)
            {
                Steps(errors, path.Child("step"), end, min, step);
            }
        }
    }

    // A step of nothing reaches nothing but the minimum.
    private static void Steps(FieldErrorList errors, FieldPath path, Quantity value, Quantity min, Quantity step)
    {
        var distance = value.Value() - min.Value();
        if (step.Value() is not (0 or -1) && distance % step.Value() != 0)
        {
            Add(errors, path, value, $"value is not a multiple of a given step ({step}) from ({min})");
        }
    }

    private static void Add(FieldErrorList errors, FieldPath path, Quantity value, string detail) => errors.Add(FieldError.Invalid(path, value.ToString(), detail));
}
