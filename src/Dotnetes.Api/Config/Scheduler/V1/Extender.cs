namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>A web service consulted by the scheduler during its decisions.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.Extender", Proto = false)]
public sealed partial record Extender
{
    /// <summary>Start of the address at which the web service is reached.</summary>
    [Field("urlPrefix", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string UrlPrefix { get; init; } = "";

    /// <summary>Path appended to the address for filtering; empty if not supported.</summary>
    [Field("filterVerb")]
    public string FilterVerb { get; init; } = "";

    /// <summary>Path appended to the address for preemption; empty if not supported.</summary>
    [Field("preemptVerb")]
    public string PreemptVerb { get; init; } = "";

    /// <summary>Path appended to the address for rating nodes; empty if not supported.</summary>
    [Field("prioritizeVerb")]
    public string PrioritizeVerb { get; init; } = "";

    /// <summary>Factor for the ratings of this extender; needed when it rates nodes.</summary>
    [Field("weight")]
    public long Weight { get; init; }

    /// <summary>Path appended to the address for binding; at most one extender may bind.</summary>
    [Field("bindVerb")]
    public string BindVerb { get; init; } = "";

    /// <summary>Whether the extender is contacted over TLS.</summary>
    [Field("enableHTTPS")]
    public bool EnableHttps { get; init; }

    /// <summary>Certificates and checks for the TLS connection to the extender.</summary>
    [Field("tlsConfig")]
    public ExtenderTlsConfig? TlsConfig { get; init; }

    /// <summary>Longest wait for an answer; a timeout when filtering fails the scheduling of the pod.</summary>
    [Field("httpTimeout")]
    public Duration HttpTimeout { get; init; }

    /// <summary>True when the extender caches nodes, so only node names are sent.</summary>
    [Field("nodeCacheCapable")]
    public bool NodeCacheCapable { get; init; }

    /// <summary>Extended resources the extender is responsible for; only pods requesting them are sent if not empty.</summary>
    [Field("managedResources", List = "atomic")]
    public ValueList<ExtenderManagedResource> ManagedResources { get; init; }

    /// <summary>True when scheduling goes on although the extender fails or is unreachable.</summary>
    [Field("ignorable")]
    public bool Ignorable { get; init; }
}
