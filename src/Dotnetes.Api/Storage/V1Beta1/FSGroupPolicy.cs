namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Whether the group ownership of volume content is changed for a driver, always, never, or by volume properties.</summary>
public static class FSGroupPolicy
{
    /// <summary>The value <c>ReadWriteOnceWithFSType</c>.</summary>
    public const string ReadWriteOnceWithFSType = "ReadWriteOnceWithFSType";

    /// <summary>The value <c>File</c>.</summary>
    public const string File = "File";

    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";
}
