namespace Dotnetes.Api.Meta.V1;

/// <summary>The URL paths of a server, as served at its root.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.RootPaths")]
public sealed partial record RootPaths
{
    /// <summary>Paths that a client can request.</summary>
    [Field("paths", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Paths { get; init; }
}
