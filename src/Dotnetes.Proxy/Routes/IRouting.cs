using System.Net;

namespace Dotnetes.Proxy.Routes;

/// <summary>The kernel's routes.</summary>
public interface IRouting
{
    /// <summary>The routes that this program has made.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    Task<IReadOnlyList<NodeRoute>> List(CancellationToken cancellationToken);

    /// <summary>Brings the routes of this program to what they should be.</summary>
    /// <param name="routes">All routes that should be there.</param>
    /// <param name="obsolete">Routes that should not be there any more.</param>
    /// <param name="tunnel">The tunnel that routes without a link go through; null when none does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">Something was refused; the rest was done.</exception>
    Task Apply(IReadOnlyCollection<NodeRoute> routes, IReadOnlyCollection<NodeRoute> obsolete, TunnelEnd? tunnel, CancellationToken cancellationToken);

    /// <summary>Makes the kernel forward packets, and lets it apply rules to what goes from one pod to another by their bridge.</summary>
    /// <returns>Whether rules apply there; without the kernel's bridge filter they do not.</returns>
    Task<bool> PrepareKernel(CancellationToken cancellationToken);

    /// <summary>The networks that this machine is on.</summary>
    IReadOnlyList<IPNetwork> Links();
}
