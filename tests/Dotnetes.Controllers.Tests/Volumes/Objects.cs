using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Tests.Volumes;

/// <summary>Volumes and claims as tests need them.</summary>
internal static class Objects
{
    public static PersistentVolumeClaim Claim(string name, string size = "1Gi", string? storageClass = "", string mode = "ReadWriteOnce") => new()
    {
        Metadata = new() { Namespace = "ns", Name = name },
        Spec = new() { StorageClassName = storageClass, AccessModes = [mode], Resources = new() { Requests = ValueMap.Of(("storage", Quantity.Parse(size))) } },
    };

    public static PersistentVolume Volume(string name, string size, string storageClass = "", params string[] modes) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Capacity = ValueMap.Of(("storage", Quantity.Parse(size))),
            AccessModes = modes.Length == 0 ? ["ReadWriteOnce"] : modes.ToValueList(),
            StorageClassName = storageClass,
            HostPath = new() { Path = "/data" },
            PersistentVolumeReclaimPolicy = "Retain",
        },
    };
}
