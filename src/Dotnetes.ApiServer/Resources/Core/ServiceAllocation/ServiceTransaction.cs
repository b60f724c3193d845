using System.Net;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>What one request took, so that it can be given back.</summary>
internal sealed class ServiceTransaction(Reservations<IPAddress> addresses, Reservations<int> ports, string owner, DateTimeOffset now)
{
    private readonly List<IPAddress> _addresses = [];
    private readonly List<int> _ports = [];

    /// <summary>The addresses that were taken.</summary>
    public IReadOnlyList<IPAddress> Addresses => _addresses;

    public bool IsEmpty => _addresses.Count == 0 && _ports.Count == 0;

    public bool TryTake(IPAddress address)
    {
        if (!addresses.TryTake(address, owner, now))
        {
            return false;
        }

        _addresses.Add(address);
        return true;
    }

    public bool TryTake(int port)
    {
        if (!ports.TryTake(port, owner, now))
        {
            return false;
        }

        _ports.Add(port);
        return true;
    }

    public void Undo()
    {
        foreach (var address in _addresses)
        {
            addresses.Free(address, owner);
        }

        foreach (var port in _ports)
        {
            ports.Free(port, owner);
        }
    }
}
