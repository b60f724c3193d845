using System.Globalization;
using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Core.Services;
using Dotnetes.Machinery.Validation;
using IPAddress = System.Net.IPAddress;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>
/// Hands out cluster addresses and node ports. What is taken is remembered in memory and read again from the stored services whenever a request would fail, so
/// nothing leaks for longer than it matters. One allocator serves one API server; it is thread-safe.
/// </summary>
/// <param name="options">The ranges.</param>
/// <param name="random">Where to start looking for a free address or port.</param>
public sealed class ServiceAllocator(ServiceAllocationOptions options, Random random)
{
    private readonly Lock _lock = new();
    private readonly Reservations<IPAddress> _addresses = new();
    private readonly Reservations<int> _ports = new();
    private bool _isLoaded;

    /// <summary>The families of the cluster; the first is the default.</summary>
    public ValueList<string> Families { get; } = [.. options.Cidrs.Select(c => AddressRange.FamilyOf(c.BaseAddress)).Distinct()];

    /// <summary>Allocates what a new or changed service needs and fills it in.</summary>
    /// <returns>The service, and how to give back what was taken for it.</returns>
    /// <exception cref="ApiException">Something that was asked for is taken, outside the ranges, or exhausted.</exception>
    public async ValueTask<(Service Value, Action? Undo)> Allocate(Service service, Service? old, StrategyContext context, CancellationToken cancellationToken)
    {
        var spec = service.Spec;
        if (old is not null)
        {
            spec = ServicePreparation.KeepAllocated(spec, old.Spec);
        }

        spec = ServicePreparation.NormalizeAddresses(spec, old?.Spec);
        service = service with { Spec = spec };
        service = service with { Spec = ServiceFamilies.Choose(service, old, Families) };
        var ranges = await Ranges(context.Reader, cancellationToken);
        if (!_isLoaded)
        {
            await Reload(context, cancellationToken);
        }

        try
        {
            return Take(service, old, ranges, context);
        }
        catch (ApiException)
        {
            // Perhaps the memory is stale.
            await Reload(context, cancellationToken);
            return Take(service, old, ranges, context);
        }
    }

    /// <summary>Gives back what a service held that is gone.</summary>
    public void Release(Service service)
    {
        var owner = Owner(service);
        lock (_lock)
        {
            foreach (var address in Addresses(service.Spec))
            {
                _addresses.Free(address, owner);
            }

            foreach (var port in Ports(service.Spec))
            {
                _ports.Free(port, owner);
            }
        }
    }

    private static string Owner(Service service) => $"{service.Metadata.Namespace}/{service.Metadata.Name}";

    private static List<IPAddress> Addresses(ServiceSpec spec)
    {
        var addresses = new List<IPAddress>();
        foreach (var text in spec.ClusterIPs.IsEmpty ? [spec.ClusterIP] : spec.ClusterIPs)
        {
            if (text != "None" && IPAddress.TryParse(text, out var address))
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    private static IEnumerable<int> Ports(ServiceSpec spec) => [.. spec.Ports.Select(p => p.NodePort).Append(spec.HealthCheckNodePort).Where(p => p != 0).Distinct()];

    private async ValueTask Reload(StrategyContext context, CancellationToken cancellationToken)
    {
        var services = await context.Reader.List<Service>("", cancellationToken);
        lock (_lock)
        {
            _addresses.Rebuild(services.SelectMany(s => Addresses(s.Spec).Select(a => (a, Owner(s)))), context.Now);
            _ports.Rebuild(services.SelectMany(s => Ports(s.Spec).Select(p => (p, Owner(s)))), context.Now);
            _isLoaded = true;
        }
    }

    private async ValueTask<List<AddressRange>> Ranges(IResourceReader reader, CancellationToken cancellationToken)
    {
        var ranges = new List<AddressRange>();
        var objects = await reader.List<ServiceCidr>("", cancellationToken);
        foreach (var cidr in objects.OrderBy(c => c.Metadata.Name != "kubernetes").ThenBy(c => c.Metadata.Name, StringComparer.Ordinal))
        {
            if (cidr.Metadata.DeletionTimestamp is null && cidr.Status.Conditions.Find(c => c.Type == "Ready") is null or { Status: "True" })
            {
                ranges.AddRange(cidr.Spec.Cidrs.Where(c => IPNetwork.TryParse(c, out _)).Select(c => new AddressRange(IPNetwork.Parse(c))));
            }
        }

        ranges.AddRange(options.Cidrs.Select(c => new AddressRange(c)).Where(r => !ranges.Any(known => known.Family == r.Family)));
        return ranges;
    }

    private (Service Value, Action? Undo) Take(Service service, Service? old, List<AddressRange> ranges, StrategyContext context)
    {
        var transaction = new ServiceTransaction(_addresses, _ports, Owner(service), context.Now);
        lock (_lock)
        {
            try
            {
                var spec = TakeAddresses(service, old, ranges, transaction);
                spec = new NodePortAllocation(options, _ports, random, transaction).Take(service with { Spec = spec }, old);
                if (context.DryRun)
                {
                    transaction.Undo();
                    return (service with { Spec = spec }, null);
                }

                return (service with { Spec = spec }, transaction.IsEmpty ? null : () => Undo(transaction));
            }
            catch
            {
                transaction.Undo();
                throw;
            }
        }
    }

    private void Undo(ServiceTransaction transaction)
    {
        lock (_lock)
        {
            transaction.Undo();
        }
    }

    private ServiceSpec TakeAddresses(Service service, Service? old, List<AddressRange> ranges, ServiceTransaction transaction)
    {
        var spec = service.Spec;
        if (spec.Type == "ExternalName" || (!spec.ClusterIPs.IsEmpty && spec.ClusterIPs[0] == "None"))
        {
            return spec;
        }

        var kept = old is null || old.Spec.Type == "ExternalName" ? default : old.Spec.ClusterIPs;
        var addresses = spec.ClusterIPs;
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            var wanted = i < addresses.Count ? addresses[i] : "";
            if (wanted.Length > 0 && i < kept.Count)
            {
                // Changes of what is there already are for validation to refuse.
                continue;
            }

            var given = wanted.Length > 0
                ? TakeWanted(service, wanted, ranges, transaction)
                : TakeAny(service, spec.IpFamilies[i], ranges, transaction);
            addresses = i < addresses.Count ? addresses.SetItem(i, given) : addresses.Add(given);
        }

        return spec with { ClusterIPs = addresses, ClusterIP = addresses.IsEmpty ? spec.ClusterIP : addresses[0] };
    }

    private string TakeAny(Service service, string family, List<AddressRange> ranges, ServiceTransaction transaction)
    {
        foreach (var range in ranges)
        {
            if (range.Family == family && range.FindFree(_addresses, random) is { } address && transaction.TryTake(address))
            {
                return address.ToString();
            }
        }

        throw ApiErrors.InternalError($"failed to allocate a serviceIP for Service {GoText.Quote(service.Metadata.Name)}: range is full");
    }

    private static string TakeWanted(Service service, string wanted, List<AddressRange> ranges, ServiceTransaction transaction)
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
