namespace Dotnetes.Api.Meta.V1;

/// <summary>Query parameters for reading a single object.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GetOptions", TypeMeta = true)]
[Kind("", "v1", "GetOptions")]
public sealed partial record GetOptions
{
    /// <summary>Constrains how fresh the answer must be; empty asks for the latest state, 0 accepts any cached one.</summary>
    [Field("resourceVersion", 1)]
    public string ResourceVersion { get; init; } = "";
}
