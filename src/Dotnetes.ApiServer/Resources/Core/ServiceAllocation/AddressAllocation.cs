using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;
using IPAddress = System.Net.IPAddress;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>Gives a service the cluster addresses that it asks for, or any that are free.</summary>
/// <param name="ranges">The ranges, the preferred ones first.</param>
/// <param name="addresses">What is taken; the caller holds its lock.</param>
/// <param name="random">Where to start looking.</param>
/// <param name="transaction">Notes what is taken, so that it can be given back.</param>
internal sealed class AddressAllocation(List<AddressRange> ranges, Reservations<IPAddress> addresses, Random random, ServiceTransaction transaction)
{
    /// <summary>Takes the addresses; those that were given to the service before stay.</summary>
    /// <exception cref="ApiException">An address that was asked for is taken or outside the ranges, or no address is left.</exception>
    public ServiceSpec Take(Service service, Service? old)
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName" || (!spec.ClusterIPs.IsEmpty && spec.ClusterIPs[0] == "None"))
        {
            return spec;
        }

        var kept = old is null || old.Spec.Type == "ExternalName" ? default : old.Spec.ClusterIPs;
        var given = spec.ClusterIPs;
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            var wanted = i < given.Count ? given[i] : "";
            if (wanted.Length > 0 && i < kept.Count)
            {
                // Changes of what is there already are for validation to refuse.
                continue;
            }

            var taken = wanted.Length > 0
                ? TakeWanted(service, wanted)
                : TakeAny(service, spec.IpFamilies[i]);
            given = i < given.Count ? given.SetItem(i, taken) : given.Add(taken);
        }

        return spec with { ClusterIPs = given, ClusterIP = given.IsEmpty ? spec.ClusterIP : given[0] };
    }

    private string TakeAny(Service service, string family)
    {
        foreach (var range in ranges)
        {
            if (range.Family == family && range.FindFree(addresses, random) is { } address && transaction.TryTake(address))
            {
                return address.ToString();
            }
        }

        throw ApiErrors.InternalError($"failed to allocate a serviceIP for Service {GoText.Quote(service.Metadata.Name)}: range is full");
    }

    private string TakeWanted(Service service, string wanted)
    {
        var problem = "";
        if (!IPAddress.TryParse(wanted, out var address) || ranges.Find(r => r.Covers(address)) is not { } range)
        {
            problem = "the provided network does not match the current range";
        }
        else if (!range.IsUsable(address))
        {
            problem = $"the provided IP ({address}) is not in the valid range. The range of valid IPs is {range}";
        }
        else if (!transaction.TryTake(address))
        {
            problem = "provided IP is already allocated";
        }

        if (problem.Length > 0)
        {
            var errors = new FieldErrorList();
            errors.Add(FieldError.Invalid(FieldPath.Of("spec", "clusterIPs"), service.Spec.ClusterIPs, string.Create(CultureInfo.InvariantCulture, $"failed to allocate IP {wanted}: {problem}")));
            ServiceFamilies.ThrowIfAny(errors, service);
        }

        return wanted;
    }
}
