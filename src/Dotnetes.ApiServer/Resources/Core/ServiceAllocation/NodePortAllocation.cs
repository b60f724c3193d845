using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Services;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>Chooses the node ports of one service. Ports of different protocols may share a number.</summary>
internal sealed class NodePortAllocation(ServiceAllocationOptions options, Reservations<int> reservations, Random random, ServiceTransaction transaction, bool dryRun)
{
    private const int SmallestBand = 16;

    private const int LargestBand = 128;

    private const int BandShare = 32;

    private readonly HashSet<int> _own = [];

    /// <summary>The spec with all its node ports.</summary>
    public ServiceSpec Take(Service service, Service? old)
    {
        var spec = service.Spec;
        if (old is not null)
        {
            _own.UnionWith(old.Spec.Ports.Select(p => p.NodePort).Where(p => p != 0));
        }

        if (ServicePreparation.NeedsNodePorts(spec))
        {
            spec = spec with { Ports = TakePorts(service, isNew: old is null) };
        }

        var neededBefore = old is not null && ServicePreparation.NeedsHealthCheckPort(old.Spec);
        return ServicePreparation.NeedsHealthCheckPort(spec) && !neededBefore ? spec with { HealthCheckNodePort = TakeHealthCheckPort(spec.HealthCheckNodePort) } : spec;
    }

    private ValueList<ServicePort> TakePorts(Service service, bool isNew)
    {
        var spec = service.Spec;
        var allocates = spec.Type == "NodePort" || spec.AllocateLoadBalancerNodePorts != false;
        var ports = spec.Ports;
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (port.NodePort != 0)
            {
                TakeWanted(service, i, port.NodePort);
            }
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (port.NodePort != 0 || !allocates)
            {
                continue;
            }

            // The same port in another protocol gets the same number. So does one that a new service has twice, which validation then refuses.
            var sibling = ports.Find(p => p.Port == port.Port && p.NodePort != 0 && (isNew || p.Protocol != port.Protocol));
            var number = sibling is not null && (isNew || !ports.Any(p => p.NodePort == sibling.NodePort && p.Protocol == port.Protocol)) ? sibling.NodePort : TakeAny();
            ports = ports.SetItem(i, port with { NodePort = number });
        }

        return ports;
    }

    private void TakeWanted(Service service, int index, int port)
    {
        if (_own.Contains(port))
        {
            return;
        }

        if (Problem(port) is { } problem)
        {
            var errors = new FieldErrorList();
            errors.Add(FieldError.Invalid(FieldPath.Of("spec", "ports").Index(index).Child("nodePort"), port, problem));
            ServiceFamilies.ThrowIfAny(errors, service);
        }

        _own.Add(port);
    }

    // Dry runs are not asked for the range.
    private string? Problem(int port) =>
        port < options.FirstNodePort || port > options.LastNodePort
            ? dryRun ? null : string.Create(CultureInfo.InvariantCulture, $"provided port is not in the valid range. The range of valid ports is {options.FirstNodePort}-{options.LastNodePort}")
            : transaction.TryTake(port) ? null : "provided port is already allocated";

    private int TakeHealthCheckPort(int wanted)
    {
        if (wanted == 0)
        {
            return TakeAny();
        }

        return Problem(wanted) is { } problem
            ? throw ApiErrors.BadRequest(string.Create(CultureInfo.InvariantCulture, $"failed to allocate requested HealthCheck NodePort {wanted}: {problem}"))
            : wanted;
    }

    private int TakeAny()
    {
        var size = options.LastNodePort - options.FirstNodePort + 1;
        var band = size <= SmallestBand ? 0 : Math.Clamp(size / BandShare, SmallestBand, LargestBand);
        var port = Find(options.FirstNodePort + band, size - band) ?? Find(options.FirstNodePort, band)
            ?? throw ApiErrors.InternalError("failed to allocate a nodePort: range is full");
        transaction.TryTake(port);
        _own.Add(port);
        return port;
    }

    private int? Find(int first, int count)
    {
        var start = count > 0 ? random.Next(count) : 0;
        for (var i = 0; i < count; i++)
        {
            var port = first + ((start + i) % count);
            if (!reservations.IsTaken(port))
            {
                return port;
            }
        }

        return null;
    }
}
