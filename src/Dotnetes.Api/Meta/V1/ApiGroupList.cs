namespace Dotnetes.Api.Meta.V1;

/// <summary>The API groups of a server, as served under /apis.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList", TypeMeta = true)]
[Kind("", "v1", "APIGroupList")]
public sealed partial record ApiGroupList
{
    /// <summary>The API groups that the server offers.</summary>
    [Field("groups", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ApiGroup> Groups { get; init; }
}
