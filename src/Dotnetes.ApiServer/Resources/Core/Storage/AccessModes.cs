using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The access modes of volumes and claims.</summary>
public static class AccessModes
{
    private static readonly (string Mode, string Short)[] s_modes = [("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP")];

    /// <summary>The short names, in a fixed order.</summary>
    public static string Format(ValueList<string> modes) => string.Join(',', s_modes.Where(m => modes.Contains(m.Mode)).Select(m => m.Short));

    /// <summary>The storage class of a volume or claim; the old annotation wins over the field.</summary>
    public static string StorageClass(ObjectMeta metadata, string? name) => metadata.Annotations.GetValueOrDefault("volume.beta.kubernetes.io/storage-class", name ?? "");
}
