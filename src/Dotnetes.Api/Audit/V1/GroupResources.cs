namespace Dotnetes.Api.Audit.V1;

/// <summary>Resources of one API group, optionally limited to certain object names.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.GroupResources")]
public sealed partial record GroupResources
{
    [Field("group", 1)]
    public string Group { get; init; } = "";

    [Field("resources", 2, List = "atomic")]
    public ValueList<string> Resources { get; init; }

    [Field("resourceNames", 3, List = "atomic")]
    public ValueList<string> ResourceNames { get; init; }
}
