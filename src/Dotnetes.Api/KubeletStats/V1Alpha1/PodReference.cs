namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Identifies a pod by name, namespace and UID.</summary>
[ApiType(Proto = false)]
public sealed partial record PodReference
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("namespace", Omit = Omit.Never, Required = true)]
    public string Namespace { get; init; } = "";

    [Field("uid", Omit = Omit.Never, Required = true)]
    public string Uid { get; init; } = "";
}
