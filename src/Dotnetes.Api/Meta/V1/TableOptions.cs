namespace Dotnetes.Api.Meta.V1;

/// <summary>Query parameters for requesting a list as a table.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.TableOptions", TypeMeta = true)]
[Kind("meta.k8s.io", "v1", "TableOptions")]
public sealed partial record TableOptions
{
    /// <summary>What each row carries of its object: None, Metadata or Object; the default is Metadata.</summary>
    [Field("includeObject", 1)]
    public string IncludeObject { get; init; } = "";
}
