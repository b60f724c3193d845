namespace Dotnetes.Api.Core.V1;

/// <summary>What must exist at the host path, or be created there, before it is mounted; empty checks nothing.</summary>
public static class HostPathType
{
    /// <summary>The empty value.</summary>
    public const string Unset = "";

    /// <summary>The value <c>DirectoryOrCreate</c>.</summary>
    public const string DirectoryOrCreate = "DirectoryOrCreate";

    /// <summary>The value <c>Directory</c>.</summary>
    public const string Directory = "Directory";

    /// <summary>The value <c>FileOrCreate</c>.</summary>
    public const string FileOrCreate = "FileOrCreate";

    /// <summary>The value <c>File</c>.</summary>
    public const string File = "File";

    /// <summary>The value <c>Socket</c>.</summary>
    public const string Socket = "Socket";

    /// <summary>The value <c>CharDevice</c>.</summary>
    public const string CharDevice = "CharDevice";

    /// <summary>The value <c>BlockDevice</c>.</summary>
    public const string BlockDevice = "BlockDevice";
}
