using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.Components;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer;

/// <summary>What an API server is made of.</summary>
public sealed record ApiServerOptions
{
    /// <summary>The store.</summary>
    public required IStore Store { get; init; }

    /// <summary>The rows of the table of resources.</summary>
    public IReadOnlyList<ResourceDefinition> Resources { get; init; } = [];

    /// <summary>Resources that are answered on the spot and never stored.</summary>
    public IReadOnlyList<VirtualResource> VirtualResources { get; init; } = [];

    /// <summary>How <c>componentstatuses</c> learns of the control plane's parts besides the store.</summary>
    public IReadOnlyList<ComponentProbe> Components { get; init; } = [ComponentProbe.OnLoopback("controller-manager", 10257), ComponentProbe.OnLoopback("scheduler", 10259)];

    /// <summary>Subresources that need more than the engine knows.</summary>
    public IReadOnlyList<SubresourceHandler> SubresourceHandlers { get; init; } = [];

    /// <summary>How kubelets are reached, for logs, exec and the like.</summary>
    public KubeletClientOptions KubeletClient { get; init; } = new();

    /// <summary>The name of the server among several of the same cluster; metrics show its hash.</summary>
    public string ServerId { get; init; } = "";

    /// <summary>Where the server reports what it does.</summary>
    public MetricRegistry Metrics { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where uids and generated names come from; it is used under a lock.</summary>
    public required Random Random { get; init; }

    /// <summary>Where things are logged.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The authenticators in order; with none every request is one of <see cref="AnonymousUser"/>.</summary>
    public IReadOnlyList<IAuthenticator> Authenticators { get; init; } = [];

    /// <summary>Further ways to authenticate, which the server makes itself.</summary>
    public AuthenticationOptions Authentication { get; init; } = new();

    /// <summary>The user of requests without credentials; null refuses them.</summary>
    public UserInfo? AnonymousUser { get; init; } = UserInfo.Anonymous;

    /// <summary>The authorizers that the server makes itself, by configuration. They come after <see cref="Authorizers"/>.</summary>
    public AuthorizationOptions Authorization { get; init; } = new();

    /// <summary>Further authorizers in order; with none at all everything is allowed.</summary>
    public IReadOnlyList<IAuthorizer> Authorizers { get; init; } = [];

    /// <summary>The built-in admission plugins; null runs none.</summary>
    public AdmissionSettings? BuiltInAdmission { get; init; }

    /// <summary>Further admission plugins. All run in upstream's order, those of other names last in the order given.</summary>
    public IReadOnlyList<IAdmissionPlugin> Admission { get; init; } = [];

    /// <summary>What the audit log keeps, and where.</summary>
    public AuditOptions Audit { get; init; } = new();

    /// <summary>How values are encrypted in the store; null keeps them as they are.</summary>
    public EncryptionOptions? Encryption { get; init; }

    /// <summary>The address to listen at; port 0 takes a free one. Null serves in process only.</summary>
    public IPEndPoint? Endpoint { get; init; }

    /// <summary>The certificate shown to clients; asked for at every handshake, so that it can be replaced.</summary>
    public Func<string?, X509Certificate2>? ServerCertificate { get; init; }

    /// <summary>The cluster's certificate authority as PEM, which <c>/cacerts</c> shows everybody; nodes that join check it by its hash. Null shows none.</summary>
    public Func<string>? PublicAuthority { get; init; }

    /// <summary>The address under which others reach the server; what the <c>kubernetes</c> Service leads to. Null takes <see cref="Endpoint"/>.</summary>
    public IPEndPoint? AdvertiseEndpoint { get; init; }

    /// <summary>The ranges of cluster IPs, one for each family.</summary>
    public IReadOnlyList<IPNetwork> ServiceRanges { get; init; } = [IPNetwork.Parse("10.96.0.0/12")];

    /// <summary>The largest body of a request in bytes.</summary>
    public long MaxRequestBodyBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>How clients are kept from overloading the server and from starving each other.</summary>
    public FlowControlOptions FlowControl { get; init; } = new();

    /// <summary>What all keys of the store start with.</summary>
    public string StorePrefix { get; init; } = "/registry/";

    /// <summary>The version that the server reports, and its parts.</summary>
    public string GitVersion { get; init; } = "v1.36.2+dotnetes";

    /// <summary>The flags that the server runs with, for those who look what it does; without secrets.</summary>
    public ValueMap<string> Flags { get; init; }

    /// <summary>How long requests that run may take to end when the server stops.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the objects are made that every cluster has: namespaces, the <c>kubernetes</c> Service, priority classes.</summary>
    public bool Bootstrap { get; init; } = true;
}
