using Dotnetes.Api.Resource.V1;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The defaults of requests for devices.</summary>
internal static class DeviceClaimDefaults
{
    private const string ExactCount = "ExactCount";

    public static ResourceClaimSpec Apply(ResourceClaimSpec spec)
    {
        var requests = spec.Devices.Requests.Rewrite(Request);
        return requests.IsSame(spec.Devices.Requests) ? spec : spec with { Devices = spec.Devices with { Requests = requests } };
    }

    /// <summary>The spec as the store keeps it; see <see cref="ResourceStrategy{T}.Stored"/>.</summary>
    public static ResourceClaimSpec Stored(ResourceClaimSpec spec) =>
        spec.Devices.Requests is { IsEmpty: true, IsNull: false } ? spec with { Devices = spec.Devices with { Requests = default } } : spec;

    private static DeviceRequest Request(DeviceRequest request)
    {
        var exactly = request.Exactly is { } e ? Exact(e) : null;
        var alternatives = request.FirstAvailable.Rewrite(Alternative);
        return ReferenceEquals(exactly, request.Exactly) && alternatives.IsSame(request.FirstAvailable) ? request : request with { Exactly = exactly, FirstAvailable = alternatives };
    }

    private static ExactDeviceRequest Exact(ExactDeviceRequest request)
    {
        var (mode, count) = Amount(request.AllocationMode, request.Count);
        var tolerations = request.Tolerations.Rewrite(Toleration);
        return mode == request.AllocationMode && count == request.Count && tolerations.IsSame(request.Tolerations)
            ? request
            : request with { AllocationMode = mode, Count = count, Tolerations = tolerations };
    }

    private static DeviceSubRequest Alternative(DeviceSubRequest request)
    {
        var (mode, count) = Amount(request.AllocationMode, request.Count);
        var tolerations = request.Tolerations.Rewrite(Toleration);
        return mode == request.AllocationMode && count == request.Count && tolerations.IsSame(request.Tolerations)
            ? request
            : request with { AllocationMode = mode, Count = count, Tolerations = tolerations };
    }

    private static (string Mode, long Count) Amount(string mode, long count)
    {
        mode = mode.Length > 0 ? mode : ExactCount;
        return (mode, mode == ExactCount && count == 0 ? 1 : count);
    }

    private static DeviceToleration Toleration(DeviceToleration toleration) => toleration.Operator.Length > 0 ? toleration : toleration with { Operator = "Equal" };
}
