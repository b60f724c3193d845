namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Directory with patches for the files that kubeadm generates.</summary>
[ApiType(Proto = false)]
public sealed partial record Patches
{
    [Field("directory")]
    public string Directory { get; init; } = "";
}
