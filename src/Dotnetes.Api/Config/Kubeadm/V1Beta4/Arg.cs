namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>A command line argument by name and value; names may repeat.</summary>
[ApiType(Proto = false)]
public sealed partial record Arg
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("value", Omit = Omit.Never, Required = true)]
    public string Value { get; init; } = "";
}
