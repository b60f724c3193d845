using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Volumes;

namespace Dotnetes.Kubelet.Tests.Volumes;

public sealed class HostPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dnh-").FullName;

    public HostPathsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "directory"));
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "file");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "missing", null)]
    [InlineData("Directory", "directory", null)]
    [InlineData("Directory", "file", "a directory")]
    [InlineData("Directory", "missing", "a directory")]
    [InlineData("DirectoryOrCreate", "new/and/deep", null)]
    [InlineData("DirectoryOrCreate", "file", "a directory")]
    [InlineData("File", "file", null)]
    [InlineData("File", "link", null)]
    [InlineData("File", "directory", "a file")]
    [InlineData("File", "/dev/null", "a file")]
    [InlineData("File", "missing", "a file")]
    [InlineData("FileOrCreate", "new", null)]
    [InlineData("FileOrCreate", "directory", "a file")]
    [InlineData("CharDevice", "/dev/null", null)]
    [InlineData("CharDevice", "file", "a character device")]
    [InlineData("BlockDevice", "/dev/null", "a block device")]
    [InlineData("Socket", "file", "a socket")]
    public void A_path_must_be_of_its_type(string type, string path, string? problem)
    {
        path = Path.Combine(_folder, path);
        var source = new HostPathVolumeSource { Path = path, Type = type };
        if (problem is not null)
        {
            var failure = Assert.Throws<StartFailure>(() => HostPaths.Prepare("v", source));
            Assert.Equal($"MountVolume.SetUp failed for volume \"v\" : hostPath type check failed: {path} is not {problem}", failure.Message);
            return;
        }

        Assert.Equal(path, HostPaths.Prepare("v", source));
        Assert.Equal(type.Length > 0, Path.Exists(path));
        Assert.Equal(type.StartsWith("Directory", StringComparison.Ordinal), Directory.Exists(path));
    }

    [Fact]
    public void A_socket_is_a_socket()
    {
        var path = Path.Combine(_folder, "socket");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        Assert.Equal(path, HostPaths.Prepare("v", new HostPathVolumeSource { Path = path, Type = "Socket" }));
    }
}
