using System.Net;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>From where services get addresses and ports: <c>--service-cluster-ip-range</c> and <c>--service-node-port-range</c>.</summary>
/// <param name="Cidrs">One range, or one of each family; the first names the family that services get who ask for none. They count while there is no ServiceCIDR object of their family.</param>
/// <param name="FirstNodePort">The first node port.</param>
/// <param name="LastNodePort">The last node port.</param>
public sealed record ServiceAllocationOptions(IReadOnlyList<IPNetwork> Cidrs, int FirstNodePort = 30000, int LastNodePort = 32767)
{
    /// <summary>What a server without flags uses.</summary>
    public static ServiceAllocationOptions Default { get; } = new([IPNetwork.Parse("10.96.0.0/12")]);
}
