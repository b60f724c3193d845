using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;
using Dotnetes.Store;
using Microsoft.Extensions.Logging;
using Condition = Dotnetes.Api.Meta.V1.Condition;
using EndpointPort = Dotnetes.Api.Core.V1.EndpointPort;
using Endpoint = Dotnetes.Api.Discovery.V1.Endpoint;
using IPAddress = System.Net.IPAddress;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>
/// Keeps the Service <c>kubernetes</c> and its endpoints: the addresses of all API servers that are alive, each of which says so with a lease under
/// <c>masterleases</c>, as upstream's do.
/// </summary>
internal sealed partial class ClusterAddress
{
    private const string Name = "kubernetes";
    private const string Namespace = "default";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NoAddressInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    private readonly ApiServerCore _core;
    private readonly Func<IPAddress?, IPEndPoint> _find;
    private IPEndPoint _address;
    private readonly KubeClient _client;
    private readonly ILogger _logger;
    private readonly string _leases;

    /// <summary>Keeps the Service up for a server.</summary>
    /// <param name="core">The server.</param>
    /// <param name="find">Finds the address under which others reach it, which may change; it is given the last one.</param>
    public ClusterAddress(ApiServerCore core, Func<IPAddress?, IPEndPoint> find)
    {
        _core = core;
        _find = find;
        _address = find(null);
        _client = new KubeClient(core.Transport(UserInfo.ApiServer, "kube-apiserver"));
        _logger = core.Options.Logging.CreateLogger<ClusterAddress>();
        _leases = core.Options.StorePrefix + "masterleases/";
    }

    private bool HasAddress => !AdvertiseAddress.IsAny(_address.Address);

    private bool IsV6 => _address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    private IPNetwork Range => _core.Options.ServiceRanges[0];

    /// <summary>Makes everything that is missing or wrong, then looks again now and then until the server stops. On a machine without an address it waits for one.</summary>
    public async Task Run(CancellationToken stopping)
    {
        if (!HasAddress)
        {
            Log.NoAddress(_logger);
        }

        while (!stopping.IsCancellationRequested)
        {
            await Look(stopping);
            try
            {
                await Task.Delay(HasAddress ? Interval : NoAddressInterval, _core.Options.Time, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One look; what fails is logged and left to the next.</summary>
    public async ValueTask Look(CancellationToken cancellationToken)
    {
        try
        {
            await Follow(cancellationToken);
            if (!HasAddress)
            {
                return;
            }

            await Reconcile(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception e)
        {
            Log.Failed(_logger, e);
        }
    }

    // What is known under an address that this machine does not have any more leads nowhere.
    private async ValueTask Follow(CancellationToken cancellationToken)
    {
        var old = _address;
        _address = _find(HasAddress ? old.Address : null);
        if (!old.Equals(_address))
        {
            Log.Changed(_logger, old.Address, _address.Address);
            await _core.Options.Store.DeleteRange(KeyRange.Key(_leases + old.Address), cancellationToken);
        }
    }

    private async ValueTask Reconcile(CancellationToken cancellationToken)
    {
        var addresses = await AliveServers(cancellationToken);
        if (_core.Table.Snapshot.Find(typeof(ServiceCidr)) is not null)
        {
            await EnsureRange(cancellationToken);
        }

        if (_core.Table.Snapshot.Find(typeof(Service)) is not null)
        {
            await Ensure<Service>(ServiceOf, Namespace, cancellationToken);
        }

        if (_core.Table.Snapshot.Find(typeof(Endpoints)) is not null)
        {
            await Ensure<Endpoints>(old => EndpointsOf(old, addresses), Namespace, cancellationToken);
        }

        if (_core.Table.Snapshot.Find(typeof(EndpointSlice)) is not null)
        {
            await Ensure<EndpointSlice>(old => SliceOf(old, addresses), Namespace, cancellationToken);
        }
    }

    private static IPAddress First(IPNetwork range)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[^1] |= 1;
        return new IPAddress(bytes);
    }

    private async ValueTask<IReadOnlyList<string>> AliveServers(CancellationToken cancellationToken)
    {
        var store = _core.Options.Store;
        var lease = await store.GrantLease(LeaseTime, 0, cancellationToken);
        var mine = new Endpoints
        {
            Metadata = new ObjectMeta { Name = _address.Address.ToString() },
            Subsets = [new EndpointSubset { Addresses = [new EndpointAddress { Ip = _address.Address.ToString() }] }],
        };
        await store.Put(_leases + _address.Address, ProtobufEnvelope.Encode(mine), lease.Id, cancellationToken);
        var alive = await store.Range(RangeRequest.Prefix(_leases) with { KeysOnly = true }, cancellationToken);
        return [.. alive.Items.Map(i => i.Key.ToString()[_leases.Length..])];
    }

    private async ValueTask EnsureRange(CancellationToken cancellationToken)
    {
        try
        {
            var made = await _client.Create(
                new ServiceCidr
                {
                    Metadata = new ObjectMeta { Name = Name },
                    Spec = new ServiceCidrSpec { Cidrs = _core.Options.ServiceRanges.Select(r => r.ToString()).ToValueList() },
                },
                cancellationToken: cancellationToken);
            var ready = new Condition
            {
                Type = "Ready",
                Status = "True",
                Message = "Kubernetes default Service CIDR is ready",
                LastTransitionTime = Time.FromDateTimeOffset(_core.Options.Time.GetUtcNow()),
            };
            await _client.UpdateStatus(made with { Status = new ServiceCidrStatus { Conditions = [ready] } }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists || e.IsConflict)
        {
            // From an earlier start, or another server; or the controller of ranges, which adds the finalizer, has told the condition first.
        }
    }

    private async ValueTask Ensure<T>(Func<T?, T> make, string ns, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        T old;
        try
        {
            old = await _client.Get<T>(ns, Name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            await _client.Create(make(null), cancellationToken: cancellationToken);
            return;
        }

        var wanted = make(old);
        if (!wanted.Equals(old))
        {
            await _client.Update(wanted, cancellationToken: cancellationToken);
        }
    }

    private Service ServiceOf(Service? old)
    {
        if (old is not null)
        {
            // Its ports may be changed by an administrator; it only must be there.
            return old;
        }

        var address = First(Range).ToString();
        return new Service
        {
            Metadata = new ObjectMeta { Name = Name, Namespace = Namespace, Labels = ValueMap.Of(("component", "apiserver"), ("provider", "kubernetes")) },
            Spec = new ServiceSpec
            {
                Type = "ClusterIP",
                ClusterIP = address,
                IpFamilyPolicy = "SingleStack",
                SessionAffinity = "None",
                InternalTrafficPolicy = "Cluster",
                Ports = [new ServicePort { Name = "https", Protocol = "TCP", Port = 443, TargetPort = _address.Port }],
            },
        };
    }

    private Endpoints EndpointsOf(Endpoints? old, IReadOnlyList<string> addresses) => (old ?? Endpoints.Empty) with
    {
        Metadata = (old?.Metadata ?? new ObjectMeta { Name = Name, Namespace = Namespace }) with
        {
            Labels = (old?.Metadata.Labels ?? default).With("endpointslice.kubernetes.io/skip-mirror", "true"),
        },
        Subsets =
        [
            new EndpointSubset
            {
                Addresses = addresses.Select(a => new EndpointAddress { Ip = a }).ToValueList(),
                Ports = [new EndpointPort { Name = "https", Port = _address.Port, Protocol = "TCP" }],
            },
        ],
    };

    private EndpointSlice SliceOf(EndpointSlice? old, IReadOnlyList<string> addresses) => (old ?? EndpointSlice.Empty) with
    {
        Metadata = (old?.Metadata ?? new ObjectMeta { Name = Name, Namespace = Namespace }) with
        {
            Labels = (old?.Metadata.Labels ?? default).With("kubernetes.io/service-name", Name),
        },
        AddressType = IsV6 ? "IPv6" : "IPv4",
        Endpoints = addresses.Select(a => new Endpoint { Addresses = [a], Conditions = new EndpointConditions { Ready = true } }).ToValueList(),
        Ports = [new Api.Discovery.V1.EndpointPort { Name = "https", Protocol = "TCP", Port = _address.Port }],
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The kubernetes Service or its endpoints could not be kept up; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "The address under which others reach the API server changed from {Old} to {New}")]
        public static partial void Changed(ILogger logger, IPAddress old, IPAddress @new);

        [LoggerMessage(2, LogLevel.Warning, "This machine has no address under which others reach the API server, so the Service kubernetes leads nowhere until it has one; connect it to a network")]
        public static partial void NoAddress(ILogger logger);
    }
}
