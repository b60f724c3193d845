using System.Net;
using System.Net.Sockets;

namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>The images, held against the container engine that end-to-end clusters use.</summary>
[Trait("Tier", "Integration")]
public sealed class ImageImportTests(ContainerdFixture containerd) : IClassFixture<ContainerdFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsFact("containerd", "ctr", "runc", "apt-get", "dpkg", "dpkg-query")]
    public async Task Containerd_imports_the_images_and_unpacks_them()
    {
        var images = await Import();
        var listed = await containerd.Ctr("images", "list", "--quiet");
        Assert.Equal(images.All.Select(i => i.Reference).Order(), listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Contains("complete", await containerd.Ctr("images", "check", "--snapshotter", "native"));

        var mount = Directory.CreateDirectory(_folder["mount"]).FullName;
        await containerd.Ctr("images", "mount", "--snapshotter", "native", images.Web.Reference, mount);
        try
        {
            Assert.Equal("ok\n", await File.ReadAllTextAsync(Path.Combine(mount, "www/healthz")));
            Assert.Equal("/bin/busybox", new FileInfo(Path.Combine(mount, "bin/nc")).LinkTarget);
            Assert.Equal("hello", (await ExternalProgram.Run(Path.Combine(mount, "bin/busybox"), ["echo", "hello"])).Trim());
        }
        finally
        {
            await containerd.Ctr("images", "unmount", "--rm", mount);
        }
    }

    [NeedsFact("containerd", "ctr", "runc", "apt-get", "dpkg", "dpkg-query")]
    public async Task The_web_server_shows_its_host_and_ends_when_told()
    {
        var images = await Import();
        var port = FreePort();
        await containerd.Ctr("run", "--detach", "--net-host", "--snapshotter", "native", "--env", $"PORT={port}", images.Web.Reference, "web");
        try
        {
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            Assert.Equal("ok\n", await GetOnceServed(client, "/healthz"));
            var page = await client.GetStringAsync("/?a=b");
            Assert.Contains($"host: {Environment.MachineName}\n", page);
            Assert.Contains("client: 127.0.0.1\n", page);
            Assert.Contains("request: GET /?a=b\n", page);
            await containerd.Ctr("tasks", "kill", "--signal", "SIGTERM", "web");
            await WaitUntilStopped("web");
        }
        finally
        {
            await containerd.Ctr("tasks", "delete", "--force", "web");
            await containerd.Ctr("containers", "delete", "web");
        }
    }

    [NeedsFact("containerd", "ctr", "runc", "apt-get", "dpkg", "dpkg-query")]
    public async Task The_pause_process_ends_when_told()
    {
        var images = await Import();
        await containerd.Ctr("run", "--detach", "--snapshotter", "native", images.Pause.Reference, "pause");
        try
        {
            Assert.Contains("RUNNING", await containerd.Ctr("tasks", "list"));
            await containerd.Ctr("tasks", "kill", "--signal", "SIGTERM", "pause");
            await WaitUntilStopped("pause");
        }
        finally
        {
            await containerd.Ctr("tasks", "delete", "--force", "pause");
            await containerd.Ctr("containers", "delete", "pause");
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task<string> GetOnceServed(HttpClient client, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.GetStringAsync(path);
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task WaitUntilStopped(string container)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await containerd.Ctr("tasks", "list")).Split('\n').Any(l => l.StartsWith(container + " ", StringComparison.Ordinal) && l.Contains("STOPPED", StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{container} still runs ten seconds after SIGTERM");
    }

    private async Task<TestImages> Import()
    {
        var images = await TestImages.Make();
        var path = _folder["images.tar"];
        await using (var file = File.Create(path))
        {
            ImageArchive.Write(file, images.All);
        }

        await containerd.Ctr("images", "import", "--snapshotter", "native", path);
        return images;
    }
}
