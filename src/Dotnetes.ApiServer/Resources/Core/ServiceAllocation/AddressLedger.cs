using System.Net.Sockets;
using Dotnetes.Client;
using IPAddress = Dotnetes.Api.Networking.V1.IPAddress;

namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>
/// The IPAddress objects that say which service has which address. An object of a name can be made only once, which is what keeps the API servers of a cluster from giving an
/// address to two services (KEP-1880).
/// </summary>
internal sealed class AddressLedger(IKubeClient client)
{
    /// <summary>Who manages the objects.</summary>
    public const string Manager = "ipallocator.k8s.io";

    /// <summary>The label that names the manager.</summary>
    public const string ManagedBy = "ipaddress.kubernetes.io/managed-by";

    /// <summary>The label that names the family.</summary>
    public const string Family = "ipaddress.kubernetes.io/ip-family";

    /// <summary>The object of an address of a service.</summary>
    public static IPAddress Entry(System.Net.IPAddress address, string ns, string service) => new()
    {
        Metadata = new()
        {
            Name = address.ToString(),
            Labels = ValueMap.Of((Family, address.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4"), (ManagedBy, Manager)),
        },
        Spec = new() { ParentRef = new() { Resource = "services", Namespace = ns, Name = service } },
    };

    /// <summary>Whether an object says that a service has its address.</summary>
    public static bool BelongsTo(IPAddress entry, string ns, string service) =>
        entry.Spec.ParentRef is { Group: "", Resource: "services" } parent && parent.Namespace == ns && parent.Name == service;

    /// <summary>Enters an address for a service; false when the address is taken.</summary>
    public async ValueTask<bool> TryAdd(System.Net.IPAddress address, string ns, string service, CancellationToken cancellationToken)
    {
        try
        {
            await client.Create(Entry(address, ns, service), cancellationToken: cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // A server that died between the two writes of the service that every cluster has must not keep the next from making it.
            return ns == "default" && service == "kubernetes" && await Find(address, cancellationToken) is { } entry && BelongsTo(entry, ns, service);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // A server without this kind.
            return true;
        }
    }

    /// <summary>Takes the entry of a service away; an entry of somebody else stays. What fails is left to the repair.</summary>
    public async ValueTask Remove(System.Net.IPAddress address, string ns, string service, CancellationToken cancellationToken)
    {
        try
        {
            if (await Find(address, cancellationToken) is { } entry && BelongsTo(entry, ns, service))
            {
                await client.Delete<IPAddress>("", entry.Metadata.Name, new() { Preconditions = new() { Uid = entry.Metadata.Uid } }, cancellationToken);
            }
        }
        catch (KubeApiException)
        {
            // The repair finds it.
        }
    }

    private async ValueTask<IPAddress?> Find(System.Net.IPAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Get<IPAddress>("", address.ToString(), cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}
