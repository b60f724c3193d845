using Dotnetes.Api;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;
using ResourceClaim = Dotnetes.Api.Resource.V1.ResourceClaim;

namespace Dotnetes.Machinery.Quotas;

/// <summary>Counts resource claims and, by device class, the devices that they may take at most (KEP-4816 for alternatives).</summary>
public sealed class DeviceClaimQuotaEvaluator() : QuotaEvaluator(new("resource.k8s.io", "resourceclaims"))
{
    private const string ByClass = ".deviceclass.resource.k8s.io/devices";

    // A claim has room for no more results than these, so "all devices" are no more either.
    private const long MostDevices = 32;

    /// <inheritdoc/>
    public override bool NeedsObject => true;

    /// <inheritdoc/>
    public override bool Handles(QuotaOperation operation, string subresource, IKubeObject current, IKubeObject? old) => subresource.Length == 0;

    /// <inheritdoc/>
    public override bool Tracks(string resourceName) => base.Tracks(resourceName) || resourceName.EndsWith(ByClass, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ValueMap<Quantity> Usage(IKubeObject value, DateTimeOffset now)
    {
        var used = ValueMap.Of((CountName, One));
        foreach (var request in ((ResourceClaim)value).Spec.Devices.Requests)
        {
            var worst = ValueMap<Quantity>.Empty;
            foreach (var alternative in request.FirstAvailable)
            {
                worst = ResourceLists.Max(worst, Devices(alternative.DeviceClassName, alternative.AllocationMode, alternative.Count));
            }

            if (request.FirstAvailable.IsEmpty && request.Exactly is { } exactly)
            {
                worst = Devices(exactly.DeviceClassName, exactly.AllocationMode, exactly.Count);
            }

            used = ResourceLists.Add(used, worst);
        }

        return used;
    }

    private static ValueMap<Quantity> Devices(string deviceClass, string mode, long count) =>
        ValueMap.Of((deviceClass + ByClass, Quantity.FromInteger(mode switch { "ExactCount" => count, "All" => MostDevices, _ => 0 })));
}
