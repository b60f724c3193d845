namespace Dotnetes.Api.Flagz.V1Alpha1;

/// <summary>Command line flags of a component with their current values.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.server.flagz.api.v1alpha1.Flagz", Proto = false, TypeMeta = true)]
[Kind("config.k8s.io", "v1alpha1", "Flagz", Namespaced = true)]
public sealed partial record Flagz
{
    [Field("metadata", Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("flags")]
    public ValueMap<string> Flags { get; init; }
}
