namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches requests for API objects by verb, group, resource and namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.ResourcePolicyRule")]
public sealed partial record ResourcePolicyRule
{
    /// <summary>Verbs that match; a star alone means every verb.</summary>
    [Field("verbs", 1, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Verbs { get; init; }

    /// <summary>API groups that match; a star alone means every group.</summary>
    [Field("apiGroups", 2, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> ApiGroups { get; init; }

    /// <summary>Resources and subresources in plural form that match; a star alone means all.</summary>
    [Field("resources", 3, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Resources { get; init; }

    /// <summary>True to match also requests that name no namespace, including cluster-scoped resources.</summary>
    [Field("clusterScope", 4)]
    public bool ClusterScope { get; init; }

    /// <summary>Namespaces whose requests match; a star alone means every namespace.</summary>
    [Field("namespaces", 5, Omit = Omit.Never, List = "set")]
    public ValueList<string> Namespaces { get; init; }
}
