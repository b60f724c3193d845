using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>Checks and makes paths of hostPath volumes by their type.</summary>
internal static class HostPaths
{
    /// <summary>The path on the node.</summary>
    /// <exception cref="StartFailure">What is there is of another type than asked for, or missing.</exception>
    public static string Prepare(string volume, HostPathVolumeSource source)
    {
        var path = source.Path;
        switch (source.Type ?? "")
        {
            case "":
                return path;
            case "DirectoryOrCreate":
                if (!Path.Exists(path))
                {
                    Directory.CreateDirectory(path);
                }

                Require(Directory.Exists(path), "a directory");
                return path;
            case "Directory":
                Require(Directory.Exists(path), "a directory");
                return path;
            case "FileOrCreate":
                if (!Path.Exists(path))
                {
                    using var created = new FileStream(path, FileMode.CreateNew);
                }

                Require(File.Exists(path), "a file");
                return path;
            case "File":
                Require(File.Exists(path) && NativeMethods.TypeOf(path) == FileType.Regular, "a file");
                return path;
            case "Socket":
                Require(NativeMethods.TypeOf(path) == FileType.Socket, "a socket");
                return path;
            case "CharDevice":
                Require(NativeMethods.TypeOf(path) == FileType.CharacterDevice, "a character device");
                return path;
            case "BlockDevice":
                Require(NativeMethods.TypeOf(path) == FileType.BlockDevice, "a block device");
                return path;
            default:
                throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : {source.Type} is an invalid volume type");
        }

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                throw new StartFailure("FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : hostPath type check failed: {path} is not {what}");
            }
        }
    }
}
