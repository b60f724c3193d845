using System.Net;
using Dotnetes.Api.Config.Kubelet.V1Beta1;

namespace Dotnetes.Server;

/// <summary>How <c>dotnetes server</c> runs.</summary>
public sealed record ServerOptions
{
    /// <summary>Where files are kept.</summary>
    public DataDirectory Data { get; init; } = new(DataDirectory.Default);

    /// <summary>The address and port of the API server.</summary>
    public IPEndPoint Endpoint { get; init; } = new(IPAddress.Any, 6443);

    /// <summary>The name of this machine's node; empty for a control plane without a node.</summary>
    public string NodeName { get; init; } = Dns.GetHostName().ToLowerInvariant();

    /// <summary>The range of service addresses.</summary>
    public IPNetwork ServiceRange { get; init; } = IPNetwork.Parse("10.96.0.0/12");

    /// <summary>The range from which nodes get theirs for pods.</summary>
    public IPNetwork PodRange { get; init; } = IPNetwork.Parse("10.244.0.0/16");

    /// <summary>Whether a node runs in this process too.</summary>
    public bool RunNode { get; init; } = true;

    /// <summary>The kubelet's settings; absent values mean upstream's defaults.</summary>
    public KubeletConfiguration Kubelet { get; init; } = KubeletConfiguration.Empty;

    /// <summary>The network bridge of the pods.</summary>
    public string BridgeName { get; init; } = "cni0";

    /// <summary>Whether acknowledged writes may be lost when the machine fails; for throw-away clusters.</summary>
    public bool RelaxedDurability { get; init; }
}
