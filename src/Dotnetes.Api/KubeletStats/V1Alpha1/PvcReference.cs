namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Identifies a persistent volume claim by name and namespace.</summary>
[ApiType(Proto = false)]
public sealed partial record PvcReference
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("namespace", Omit = Omit.Never, Required = true)]
    public string Namespace { get; init; } = "";
}
