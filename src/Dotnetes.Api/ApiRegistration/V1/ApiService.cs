namespace Dotnetes.Api.ApiRegistration.V1;

/// <summary>Registers an API group version with the aggregator; the name must be version, dot, group.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService", TypeMeta = true)]
[Kind("apiregistration.k8s.io", "v1", "APIService", Plural = "apiservices")]
public sealed partial record ApiService
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The group version offered and where it is served.</summary>
    [Field("spec", 2, Default = "{}")]
    public ApiServiceSpec Spec { get; init; } = ApiServiceSpec.Empty;

    /// <summary>Availability of the API as last checked by the aggregator.</summary>
    [Field("status", 3, Default = "{}")]
    public ApiServiceStatus Status { get; init; } = ApiServiceStatus.Empty;
}

/// <summary>A list of APIService objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList", TypeMeta = true)]
[Kind("apiregistration.k8s.io", "v1", "APIServiceList")]
public sealed partial record ApiServiceList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The APIService objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ApiService> Items { get; init; }
}

/// <summary>Says which API group version is served, from where, and with what priority.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec")]
public sealed partial record ApiServiceSpec
{
    /// <summary>Service of the extension API server; unset means this API server handles the group version itself.</summary>
    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    /// <summary>Name of the API group that is served; empty is the core group.</summary>
    [Field("group", 2)]
    public string Group { get; init; } = "";

    /// <summary>Name of the API version that is served, such as v1.</summary>
    [Field("version", 3)]
    public string Version { get; init; } = "";

    /// <summary>When true, the certificate of the extension server is not checked; strongly discouraged and incompatible with caBundle.</summary>
    [Field("insecureSkipTLSVerify", 4)]
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>PEM certificates for checking the extension server's certificate; unset uses the system trust roots.</summary>
    [Field("caBundle", 5, List = "atomic")]
    public ByteString CaBundle { get; init; }

    /// <summary>Least priority of the group, from 1 to 20000; groups with higher numbers come first in discovery.</summary>
    [Field("groupPriorityMinimum", 7, Omit = Omit.Never, Required = true, Default = "0")]
    public int GroupPriorityMinimum { get; init; }

    /// <summary>Order of the version inside its group, from 1 to 1000; higher comes first, ties are broken by version name.</summary>
    [Field("versionPriority", 8, Omit = Omit.Never, Required = true, Default = "0")]
    public int VersionPriority { get; init; }
}

/// <summary>The most recently observed state of an API service.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus")]
public sealed partial record ApiServiceStatus
{
    /// <summary>Latest observations about the API service, at most one per type.</summary>
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<ApiServiceCondition> Conditions { get; init; }
}
