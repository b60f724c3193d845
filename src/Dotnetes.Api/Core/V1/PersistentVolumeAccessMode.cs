namespace Dotnetes.Api.Core.V1;

/// <summary>From how many nodes or pods a volume can be used, and whether it can be written.</summary>
public static class PersistentVolumeAccessMode
{
    /// <summary>The value <c>ReadWriteOnce</c>.</summary>
    public const string ReadWriteOnce = "ReadWriteOnce";

    /// <summary>The value <c>ReadOnlyMany</c>.</summary>
    public const string ReadOnlyMany = "ReadOnlyMany";

    /// <summary>The value <c>ReadWriteMany</c>.</summary>
    public const string ReadWriteMany = "ReadWriteMany";

    /// <summary>The value <c>ReadWriteOncePod</c>.</summary>
    public const string ReadWriteOncePod = "ReadWriteOncePod";
}
