using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of one device of a slice.</summary>
internal static class DeviceValidation
{
    private const int MaxAttributes = 32;
    private const int MaxKey = 96;
    private const int MaxTaints = 16;
    private const int MaxConsumed = 2;
    private const string OneOf = "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec";

    /// <summary>Checks a device; taints that it had before are not looked at again.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, Device device, Device? old, bool choosesNodes)
    {
        errors.Label(path.Child("name"), device.Name);
        var count = device.Attributes.Count + device.Capacity.Count;
        if (count > MaxAttributes)
        {
            errors.Add(FieldError.Invalid(path, count, "the total number of attributes and capacities must not exceed 32"));
        }

        DeviceLists.Map(errors, path.Child("attributes"), device.Attributes, int.MaxValue, MaxKey, DeviceNames.Qualified, DeviceAttributeValidation.Validate);
        var several = device.AllowMultipleAllocations == true;
        DeviceLists.Map(errors, path.Child("capacity"), device.Capacity, int.MaxValue, MaxKey, DeviceNames.Qualified, (e, p, c) => CapacityValidation.Validate(e, p, c, several));
        if (old is null || old.Taints != device.Taints)
        {
            DeviceLists.Each(errors, path.Child("taints"), device.Taints, MaxTaints, Taint);
        }

        DeviceLists.Set(
            errors,
            path.Child("consumesCounters"),
            device.ConsumesCounters,
            MaxConsumed,
            (e, p, c) => ResourceSliceValidation.Counters(e, p, "counterSet", c.CounterSet, c.Counters),
            c => c.CounterSet);
        if (choosesNodes)
        {
            Nodes(errors, path, device);
        }
        else if (device.NodeName is not null || device.NodeSelector is not null || device.AllNodes is not null)
        {
            errors.Add(new(FieldErrorType.Invalid, path.ToString(), "null", "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec"));
        }

        DeviceBindingValidation.Validate(errors, path, device.BindingConditions, device.BindingFailureConditions);
    }

    private static void Taint(FieldErrorList errors, FieldPath path, DeviceTaint taint)
    {
        errors.AddRange(MetadataValidation.ValidateLabelName(taint.Key, path.Child("key")));
        if (taint.Value.Length > 0)
        {
            errors.Messages(path.Child("value"), taint.Value, QualifiedNames.IsLabelValue(taint.Value));
        }

        errors.OneOf(path.Child("effect"), taint.Effect, "NoExecute", "NoSchedule", "None");
    }

    private static void Nodes(FieldErrorList errors, FieldPath path, Device device)
    {
        var given = new List<string>();
        if (device.NodeName is { } node)
        {
            if (node.Length > 0)
            {
                given.Add("`nodeName`");
                errors.Subdomain(path.Child("nodeName"), node);
            }
            else
            {
                errors.Add(FieldError.Invalid(path.Child("nodeName"), node, "must not be empty"));
            }
        }

        if (device.NodeSelector is { } selector)
        {
            given.Add("`nodeSelector`");
            SchedulingValidation.NodeSelector(selector, path.Child("nodeSelector"), errors);
        }

        if (device.AllNodes == true)
        {
            given.Add("`allNodes`");
        }
        else if (device.AllNodes == false)
        {
            errors.Add(FieldError.Invalid(path.Child("allNodes"), false, "must be either unset or set to true"));
        }

        if (given.Count == 0)
        {
            errors.Add(FieldError.Required(path, OneOf));
        }
        else if (given.Count > 1)
        {
            errors.Add(FieldError.Invalid(path, $"{{{string.Join(", ", given)}}}", OneOf));
        }
    }
}
