namespace Dotnetes.Kubelet;

/// <summary>What a file is, by the numbers of Linux (<c>S_IFMT</c>).</summary>
internal enum FileType : ushort
{
    /// <summary>Nothing that can be looked at.</summary>
    None = 0,

    /// <summary>A pipe with a name.</summary>
    Pipe = 0x1000,

    /// <summary>A device of characters, such as a terminal.</summary>
    CharacterDevice = 0x2000,

    /// <summary>A folder.</summary>
    Folder = 0x4000,

    /// <summary>A device of blocks, such as a disk.</summary>
    BlockDevice = 0x6000,

    /// <summary>A file with content.</summary>
    Regular = 0x8000,

    /// <summary>A socket.</summary>
    Socket = 0xC000,
}
