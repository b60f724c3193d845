namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Operations and resources to match, optionally limited to certain object names.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.NamedRuleWithOperations", Atomic = true)]
public sealed partial record NamedRuleWithOperations
{
    /// <summary>Names of the objects to match; empty means any name.</summary>
    [Field("resourceNames", 1, List = "atomic")]
    public ValueList<string> ResourceNames { get; init; }

    /// <summary>Operations to match: CREATE, UPDATE, DELETE, CONNECT, or an asterisk alone for all of them.</summary>
    [Field("operations", 1, Inside = "2", List = "atomic", Enum = "*|CONNECT|CREATE|DELETE|UPDATE")]
    public ValueList<string> Operations { get; init; }

    /// <summary>API groups of the resources; an asterisk alone stands for all groups.</summary>
    [Field("apiGroups", 1, Inside = "2.2", List = "atomic")]
    public ValueList<string> ApiGroups { get; init; }

    /// <summary>API versions of the resources; an asterisk alone stands for all versions.</summary>
    [Field("apiVersions", 2, Inside = "2.2", List = "atomic")]
    public ValueList<string> ApiVersions { get; init; }

    /// <summary>Resource names, with subresources like pods/status; asterisks stand for all resources, all subresources or both.</summary>
    [Field("resources", 3, Inside = "2.2", List = "atomic")]
    public ValueList<string> Resources { get; init; }

    /// <summary>Cluster for cluster-wide resources, Namespaced for those in namespaces, an asterisk (the default) for both.</summary>
    [Field("scope", 4, Inside = "2.2", Enum = "*|Cluster|Namespaced")]
    public string? Scope { get; init; }
}
