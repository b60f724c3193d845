using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Conntrack;

/// <summary>The kernel's table of connections.</summary>
public interface IConntrack
{
    /// <summary>The UDP flows of a family.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    IReadOnlyList<ConntrackFlow> ListUdp(ProxyFamily family);

    /// <summary>Forgets a flow, so that its next packet is translated anew; nothing happens when it is gone already.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    void Delete(ProxyFamily family, ConntrackFlow flow);
}
