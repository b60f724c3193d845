using System.Net;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Nodes;
using Dotnetes.Store;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Server;

/// <summary>How <c>dotnetes server</c> runs.</summary>
public sealed record ServerOptions
{
    /// <summary>Where files are kept.</summary>
    public DataDirectory Data { get; init; } = new(DataDirectory.Default);

    /// <summary>The address and port of the API server.</summary>
    public IPEndPoint Endpoint { get; init; } = new(IPAddress.Any, 6443);

    /// <summary>The address under which others reach the API server; null to choose one of this machine's.</summary>
    public IPAddress? AdvertiseAddress { get; init; }

    /// <summary>Where others reach the API server, as far as it was told.</summary>
    public IPEndPoint Reachable => AdvertiseAddress is { } address ? new(address, Endpoint.Port) : Endpoint;

    /// <summary>The name of this machine's node; empty for a control plane without a node.</summary>
    public string NodeName { get; init; } = System.Net.Dns.GetHostName().ToLowerInvariant();

    /// <summary>From where services get addresses and ports.</summary>
    public ServiceAllocationOptions Services { get; init; } = ServiceAllocationOptions.Default;

    /// <summary>The first range of service addresses.</summary>
    public IPNetwork ServiceRange => Services.Cidrs[0];

    /// <summary>How long events are kept.</summary>
    public TimeSpan EventLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The range from which nodes get theirs for pods.</summary>
    public IPNetwork PodRange { get; init; } = IPNetwork.Parse("10.244.0.0/16");

    /// <summary>Whether cluster DNS runs in this process.</summary>
    public bool RunDns { get; init; } = true;

    /// <summary>The domain of the cluster's names.</summary>
    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>The port of this machine at which cluster DNS listens; pods use port 53 of the service's address.</summary>
    public int DnsPort { get; init; } = NodeDns.Port;

    /// <summary>The port on loopback of cluster DNS's health and metrics.</summary>
    public int DnsStatusPort { get; init; } = NodeDns.StatusPort;

    /// <summary>The address of the DNS service: the tenth of the range.</summary>
    public IPAddress DnsAddress
    {
        get
        {
            var bytes = ServiceRange.BaseAddress.GetAddressBytes();
            bytes[^1] += 10;
            return new IPAddress(bytes);
        }
    }

    /// <summary>Whether a node runs in this process too.</summary>
    public bool RunNode { get; init; } = true;

    /// <summary>The kubelet's settings; absent values mean upstream's defaults.</summary>
    public KubeletConfiguration Kubelet { get; init; } = KubeletConfiguration.Empty;

    /// <summary>How the tokens of service accounts are made and checked.</summary>
    public ServiceAccountSettings ServiceAccounts { get; init; } = new();

    /// <summary>The API server's certificate when it is not one of the cluster's authority; empty for that.</summary>
    public string ServingCertificateFile { get; init; } = "";

    /// <summary>The key of that certificate.</summary>
    public string ServingKeyFile { get; init; } = "";

    /// <summary>How users are known.</summary>
    public AuthenticationSettings Authentication { get; init; } = new();

    /// <summary>The network bridge of the pods.</summary>
    public string BridgeName { get; init; } = "cni0";

    /// <summary>The etcd cluster that holds the state; null for the embedded store.</summary>
    public EtcdStoreOptions? Etcd { get; init; }

    /// <summary>Who decides what users may do.</summary>
    public AuthorizationOptions Authorization { get; init; } = AuthorizationOptions.Default;

    /// <summary>What the audit log keeps, and where.</summary>
    public AuditOptions Audit { get; init; } = new();

    /// <summary>How values are encrypted in the store; null keeps them as they are.</summary>
    public EncryptionOptions? Encryption { get; init; }

    /// <summary>How much the API server does at once and for how long.</summary>
    public FlowControlOptions FlowControl { get; init; } = new();

    /// <summary>When writes are acknowledged; relaxed ones may be lost when the machine fails.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>Which admission plugins run, and how.</summary>
    public AdmissionSettings Admission { get; init; } = new();

    /// <summary>The flags that the process runs with, by their names without dashes; what <c>/flagz</c> shows.</summary>
    public ValueMap<string> Flags { get; init; }
}
