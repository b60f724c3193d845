using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Usage of the file systems on which images and writable layers are stored.</summary>
[GrpcMessage]
public sealed partial record ImageFsInfoResponse
{
    /// <summary>Field <c>image_filesystems</c>.</summary>
    [Field("", 1)]
    public ValueList<FilesystemUsage> ImageFilesystems { get; init; }

    /// <summary>Field <c>container_filesystems</c>.</summary>
    [Field("", 2)]
    public ValueList<FilesystemUsage> ContainerFilesystems { get; init; }
}
