using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of slices of pools of devices.</summary>
internal static class ResourceSliceValidation
{
    private const int MaxDevices = 128;
    private const int MaxDevicesWithMore = 64;
    private const int MaxCounterSets = 8;
    private const int MaxCounters = 32;
    private const int MaxLabel = 63;
    private const string OneOf = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a slice, or a change when there is an old one.</summary>
    public static void Validate(ResourceSliceSpec spec, ResourceSliceSpec? old, FieldErrorList errors)
    {
        errors.CsiDriverName(s_spec.Child("driver"), spec.Driver);
        Pool(errors, s_spec.Child("pool"), spec.Pool);
        if (old is not null)
        {
            errors.Immutable(s_spec.Child("pool", "name"), spec.Pool.Name, old.Pool.Name);
            errors.Immutable(s_spec.Child("driver"), spec.Driver, old.Driver);
            errors.Immutable(s_spec.Child("nodeName"), spec.NodeName, old.NodeName);
        }

        Nodes(errors, spec);
        if (!spec.SharedCounters.IsNull && !spec.Devices.IsNull)
        {
            errors.Add(FieldError.Invalid(s_spec, "", "only one of `sharedCounters` or `devices` is allowed"));
        }

        var max = spec.Devices.Any(d => !d.Taints.IsEmpty || !d.ConsumesCounters.IsEmpty) ? MaxDevicesWithMore : MaxDevices;
        DeviceLists.Set(errors, s_spec.Child("devices"), spec.Devices, max, (e, p, d) => DeviceValidation.Validate(e, p, d, Previous(old, d.Name), spec.PerDeviceNodeSelection == true), d => d.Name);
        DeviceLists.Set(errors, s_spec.Child("sharedCounters"), spec.SharedCounters, MaxCounterSets, (e, p, c) => Counters(e, p, "name", c.Name, c.Counters), c => c.Name);
    }

    /// <summary>Checks a set of counters and the name that stands beside it.</summary>
    public static void Counters(FieldErrorList errors, FieldPath path, string field, string name, ValueMap<Counter> counters)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child(field)));
        }
        else
        {
            errors.Label(path.Child(field), name);
        }

        if (counters.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("counters")));
        }
        else
        {
            DeviceLists.Map(errors, path.Child("counters"), counters, MaxCounters, MaxLabel, (e, p, k) => e.Label(p, k), (_, _, _) => { });
        }
    }

    private static Device? Previous(ResourceSliceSpec? old, string name) => old is not null && old.Devices.FindIndex(d => d.Name == name) is var i and >= 0 ? old.Devices[i] : null;

    private static void Pool(FieldErrorList errors, FieldPath path, ResourcePool pool)
    {
        DeviceNames.Pool(errors, path.Child("name"), pool.Name);
        if (pool.ResourceSliceCount <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("resourceSliceCount"), pool.ResourceSliceCount, "must be greater than zero"));
        }

        if (pool.Generation < 0)
        {
            errors.Add(FieldError.Invalid(path.Child("generation"), pool.Generation, "must be greater than or equal to zero"));
        }
    }

    private static void Nodes(FieldErrorList errors, ResourceSliceSpec spec)
    {
        var given = new List<string>();
        if (spec.NodeName is { } node)
        {
            if (node.Length > 0)
            {
                given.Add("`nodeName`");
                errors.Subdomain(s_spec.Child("nodeName"), node);
            }
            else
            {
                errors.Add(FieldError.Invalid(s_spec.Child("nodeName"), node, "must be either unset or set to a non-empty string"));
            }
        }

        if (spec.NodeSelector is { } selector)
        {
            given.Add("`nodeSelector`");
            SchedulingValidation.NodeSelector(selector, s_spec.Child("nodeSelector"), errors);
            if (selector.NodeSelectorTerms.Count != 1)
            {
                var shown = selector.NodeSelectorTerms.IsNull ? "null" : $"[{string.Join(',', selector.NodeSelectorTerms.Select(t => JsonText.Of(t)))}]";
                errors.Add(new(FieldErrorType.Invalid, s_spec.Child("nodeSelector", "nodeSelectorTerms").ToString(), shown, "must have exactly one node selector term"));
            }
        }

        Flag(errors, given, "allNodes", spec.AllNodes);
        Flag(errors, given, "perDeviceNodeSelection", spec.PerDeviceNodeSelection);
        if (given.Count == 0)
        {
            errors.Add(FieldError.Required(s_spec, OneOf));
        }
        else if (given.Count > 1)
        {
            errors.Add(FieldError.Invalid(s_spec, $"{{{string.Join(", ", given)}}}", OneOf + ", but multiple fields are set"));
        }
    }

    private static void Flag(FieldErrorList errors, List<string> given, string name, bool? flag)
    {
        if (flag == true)
        {
            given.Add($"`{name}`");
        }
        else if (flag == false)
        {
            errors.Add(FieldError.Invalid(s_spec.Child(name), false, "must be either unset or set to true"));
        }
    }
}
