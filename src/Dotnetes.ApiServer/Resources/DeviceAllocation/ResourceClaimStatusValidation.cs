using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of what is allocated for a claim and of who uses it.</summary>
internal static class ResourceClaimStatusValidation
{
    private const int MaxConsumers = 256;
    private const int MaxResults = 32;
    private const int MaxConfigurations = 64;
    private const int MaxConditions = 8;
    private const int MaxAddresses = 16;
    private const int MaxInterfaceName = 256;
    private const int MaxHardwareAddress = 128;

    private static readonly FieldPath s_status = FieldPath.Of("status");

    /// <summary>Checks a change of the status.</summary>
    public static void Validate(ResourceClaim value, ResourceClaim old, FieldErrorList errors)
    {
        var (status, before) = (value.Status, old.Status);
        var reserved = s_status.Child("reservedFor");
        DeviceLists.Set(errors, reserved, status.ReservedFor, MaxConsumers, Consumer, c => c.Uid);
        var allocated = (status.Allocation?.Devices.Results ?? default).Map(r => Id(r.Driver, r.Pool, r.Device, r.ShareID));
        DeviceLists.Set(errors, s_status.Child("devices"), status.Devices, int.MaxValue, (e, p, d) => Device(e, p, d, allocated), d => Id(d.Driver, d.Pool, d.Device, d.ShareID), Twice);
        if (!status.ReservedFor.IsEmpty && status.Allocation is null)
        {
            errors.Add(FieldError.Forbidden(reserved, "may not be specified when `allocated` is not set"));
        }
        else if (value.Metadata.DeletionTimestamp is not null && status.ReservedFor.Any(c => !before.ReservedFor.Contains(c)))
        {
            errors.Add(FieldError.Forbidden(reserved, "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set"));
        }

        if (status.Allocation is not { } allocation)
        {
            return;
        }

        if (before.Allocation is not null)
        {
            errors.Immutable(s_status.Child("allocation"), allocation, before.Allocation);
        }
        else
        {
            Allocation(errors, s_status.Child("allocation"), allocation, value.Spec.Devices);
        }
    }

    private static void Consumer(FieldErrorList errors, FieldPath path, ResourceClaimConsumerReference consumer)
    {
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("resource", consumer.Resource), ("name", consumer.Name), ("uid", consumer.Uid)])
        {
            if (text.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child(name)));
            }
        }
    }

    private static void Allocation(FieldErrorList errors, FieldPath path, AllocationResult allocation, DeviceClaim claim)
    {
        DeviceLists.Each(
            errors,
            path.Child("devices", "results"),
            allocation.Devices.Results,
            MaxResults,
            (e, p, r) =>
            {
                DeviceClaimValidation.Name(e, p.Child("request"), r.Request, claim);
                e.CsiDriverName(p.Child("driver"), r.Driver);
                DeviceNames.Pool(e, p.Child("pool"), r.Pool);
                e.Label(p.Child("device"), r.Device);
                DeviceBindingValidation.Validate(e, p, r.BindingConditions, r.BindingFailureConditions);
                if (r.ShareID is { } share)
                {
                    DeviceNames.Uid(e, p.Child("shareID"), share);
                }
            });
        DeviceLists.Each(
            errors,
            path.Child("devices", "config"),
            allocation.Devices.Config,
            MaxConfigurations,
            (e, p, c) =>
            {
                e.OneOf(p.Child("source"), c.Source, "FromClaim", "FromClass");
                DeviceClaimValidation.Names(e, p.Child("requests"), c.Requests, claim);
                DeviceConfigurationValidation.Validate(e, p, c.Opaque);
            });
        if (allocation.NodeSelector is { } selector)
        {
            SchedulingValidation.NodeSelector(selector, path.Child("nodeSelector"), errors);
        }
    }

    private static void Device(FieldErrorList errors, FieldPath path, AllocatedDeviceStatus device, ValueList<string> allocated)
    {
        errors.CsiDriverName(path.Child("driver"), device.Driver);
        DeviceNames.Pool(errors, path.Child("pool"), device.Pool);
        errors.Label(path.Child("device"), device.Device);
        if (device.ShareID is { } share)
        {
            DeviceNames.Uid(errors, path.Child("shareID"), share);
        }

        var id = Id(device.Driver, device.Pool, device.Device, device.ShareID);
        if (!allocated.Contains(id))
        {
            const string reason = "must be an allocated device in the claim";
            errors.Add(Shown(path, device, reason));
        }

        if (device.Conditions.Count > MaxConditions)
        {
            errors.Add(FieldError.TooMany(path.Child("conditions"), device.Conditions.Count, MaxConditions));
        }

        errors.AddRange(ConditionValidation.Validate(device.Conditions, path.Child("conditions")));
        if (device.Data is { IsEmpty: false } data)
        {
            DeviceConfigurationValidation.Object(errors, path.Child("data"), data);
        }

        if (device.NetworkData is { } network)
        {
            Network(errors, path.Child("networkData"), network);
        }
    }

    private static void Network(FieldErrorList errors, FieldPath path, NetworkDeviceData network)
    {
        if (network.InterfaceName.Length > MaxInterfaceName)
        {
            errors.Add(FieldError.TooLong(path.Child("interfaceName"), MaxInterfaceName));
        }

        if (network.HardwareAddress.Length > MaxHardwareAddress)
        {
            errors.Add(FieldError.TooLong(path.Child("hardwareAddress"), MaxHardwareAddress));
        }

        DeviceLists.Set(errors, path.Child("ips"), network.Ips, MaxAddresses, (e, p, a) => e.AddRange(IpAddresses.IsValidInterfaceAddress(p, a)), a => a);
    }

    private static string Id(string driver, string pool, string device, string? share) => $"{driver}/{pool}/{device}{(share is null ? "" : "/" + share)}";

    private static FieldError Twice(FieldPath path, AllocatedDeviceStatus device) => Shown(path, device, "") with { Type = FieldErrorType.Duplicate };

    private static FieldError Shown(FieldPath path, AllocatedDeviceStatus device, string reason) =>
        GoObject.Invalid(path, reason, ("Driver", device.Driver), ("Pool", device.Pool), ("Device", device.Device), ("ShareID", device.ShareID ?? ""));
}
