using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Core.Services;
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
    private const int LedgerAttempts = 16;

    // Who has addresses that no service of this cluster has.
    private const string Others = "";

    private readonly Lock _lock = new();
    private readonly Reservations<IPAddress> _addresses = new();
    private readonly Reservations<int> _ports = new();
    private bool _isLoaded;

    /// <summary>The families of the cluster; the first is the default.</summary>
    public ValueList<string> Families { get; } = [.. options.Cidrs.Select(c => AddressRange.FamilyOf(c.BaseAddress)).Distinct()];

    /// <summary>Allocates what a new or changed service needs and fills it in.</summary>
    /// <returns>The service, and how to give back what was taken for it.</returns>
    /// <exception cref="ApiException">Something that was asked for is taken, outside the ranges, or exhausted.</exception>
    public async ValueTask<(Service Value, Func<ValueTask>? Undo)> Allocate(Service service, Service? old, StrategyContext context, CancellationToken cancellationToken)
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

        for (var attempt = 1; ; attempt++)
        {
            var (value, transaction) = await TakeFresh(service, old, ranges, context, cancellationToken);
            if (transaction is null)
            {
                return (value, null);
            }

            if (context.Client is null || transaction.Addresses.Count == 0)
            {
                return (value, () => Undo(transaction));
            }

            var ledger = new AddressLedger(context.Client);
            if (await Enter(ledger, transaction, service, context, cancellationToken))
            {
                return (value, () => Undo(transaction, ledger, service));
            }

            if (attempt == LedgerAttempts)
            {
                throw ApiErrors.InternalError($"failed to allocate a serviceIP for Service {GoText.Quote(service.Metadata.Name)}: other servers were faster");
            }
        }
    }

    /// <summary>Gives back what a service held that its replacement, if there is one, does not hold.</summary>
    public async ValueTask Release(Service service, Service? replacement, StrategyContext context, CancellationToken cancellationToken)
    {
        var addresses = Addresses(service.Spec).Except(replacement is null ? [] : Addresses(replacement.Spec)).ToList();
        var ports = Ports(service.Spec).Except(replacement is null ? [] : Ports(replacement.Spec)).ToList();
        if (addresses.Count == 0 && ports.Count == 0)
        {
            return;
        }

        var owner = Owner(service);
        lock (_lock)
        {
            foreach (var address in addresses)
            {
                _addresses.Free(address, owner);
            }

            foreach (var port in ports)
            {
                _ports.Free(port, owner);
            }
        }

        if (context.Client is { } client)
        {
            foreach (var address in addresses)
            {
                await new AddressLedger(client).Remove(address, service.Metadata.Namespace, service.Metadata.Name, cancellationToken);
            }
        }
    }

    private static string Owner(Service service) => $"{service.Metadata.Namespace}/{service.Metadata.Name}";

    private static string Owner(ParentReference? parent) => parent is { Group: "", Resource: "services" } ? $"{parent.Namespace}/{parent.Name}" : Others;

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
        var entries = await context.Reader.List<Api.Networking.V1.IPAddress>("", cancellationToken);
        lock (_lock)
        {
            _addresses.Rebuild(
                services.SelectMany(s => Addresses(s.Spec).Select(a => (a, Owner(s)))).Concat(entries.Select(e => (IPAddress.Parse(e.Metadata.Name), Owner(e.Spec.ParentRef)))),
                context.Now);
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

    private async ValueTask<(Service Value, ServiceTransaction? Taken)> TakeFresh(Service service, Service? old, List<AddressRange> ranges, StrategyContext context, CancellationToken cancellationToken)
    {
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

    // Enters the addresses where every server sees them; what another server was faster to take counts as taken from then on.
    private async ValueTask<bool> Enter(AddressLedger ledger, ServiceTransaction transaction, Service service, StrategyContext context, CancellationToken cancellationToken)
    {
        var (ns, name) = (service.Metadata.Namespace, service.Metadata.Name);
        var entered = new List<IPAddress>();
        try
        {
            foreach (var address in transaction.Addresses)
            {
                if (!await ledger.TryAdd(address, ns, name, cancellationToken))
                {
                    await Leave(entered);
                    lock (_lock)
                    {
                        transaction.Undo();
                        _addresses.TryTake(address, Others, context.Now);
                    }

                    return false;
                }

                entered.Add(address);
            }
        }
        catch
        {
            await Leave(entered);
            await Undo(transaction);
            throw;
        }

        return true;

        async ValueTask Leave(List<IPAddress> addresses)
        {
            foreach (var address in addresses)
            {
                await ledger.Remove(address, ns, name, CancellationToken.None);
            }
        }
    }

    private (Service Value, ServiceTransaction? Taken) Take(Service service, Service? old, List<AddressRange> ranges, StrategyContext context)
    {
        var transaction = new ServiceTransaction(_addresses, _ports, Owner(service), context.Now);
        lock (_lock)
        {
            try
            {
                var spec = new AddressAllocation(ranges, _addresses, random, transaction).Take(service, old);
                spec = new NodePortAllocation(options, _ports, random, transaction, context.DryRun).Take(service with { Spec = spec }, old);
                if (context.DryRun)
                {
                    transaction.Undo();
                    return (service with { Spec = spec }, null);
                }

                return (service with { Spec = spec }, transaction.IsEmpty ? null : transaction);
            }
            catch
            {
                transaction.Undo();
                throw;
            }
        }
    }

    private async ValueTask Undo(ServiceTransaction transaction, AddressLedger? ledger = null, Service? service = null)
    {
        lock (_lock)
        {
            transaction.Undo();
        }

        foreach (var address in ledger is null ? [] : transaction.Addresses)
        {
            await ledger!.Remove(address, service!.Metadata.Namespace, service.Metadata.Name, CancellationToken.None);
        }
    }
}
