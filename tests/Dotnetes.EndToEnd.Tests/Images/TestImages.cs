namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>
/// The images that end-to-end tests run, made on the spot from Debian's statically linked busybox, so that nothing is pulled and no image
/// is kept in the repository.
/// </summary>
/// <param name="Busybox">A shell and the usual tools, among them <c>nc</c>, <c>wget</c>, <c>nslookup</c> and <c>httpd</c>.</param>
/// <param name="Web">A web server on port 8080 (or <c>$PORT</c>): <c>/</c> shows the host name, the client's address and the request; <c>/healthz</c> says ok.</param>
/// <param name="Pause">Does nothing until it is told to end, and collects orphans: the process that holds a pod's namespaces.</param>
public sealed record TestImages(ContainerImage Busybox, ContainerImage Web, ContainerImage Pause)
{
    /// <summary>What all references begin with. No registry has this name, so a pull can only fail.</summary>
    public const string Repository = "localhost/dotnetes-test";

    private const string Os = """
        NAME="Dotnetes test image"
        ID=dotnetes-test

        """;

    private const string Users = """
        root:x:0:0:root:/root:/bin/sh
        user:x:1000:1000:user:/home/user:/bin/sh
        nobody:x:65534:65534:nobody:/nonexistent:/bin/false

        """;

    private const string Groups = """
        root:x:0:
        user:x:1000:
        nogroup:x:65534:

        """;

    // httpd is not the first process: that one gets no signal which it does not ask for, and httpd asks for none.
    private const string Serve = """
        #!/bin/sh
        httpd -f -p "${PORT:-8080}" -h /www &
        trap 'kill $!; exit 0' TERM INT
        wait $!

        """;

    private const string Page = """
        #!/bin/sh
        printf 'Content-Type: text/plain\r\n\r\n'
        echo "host: $(hostname)"
        client=${REMOTE_ADDR#[}
        client=${client#::ffff:}
        echo "client: ${client%]}"
        echo "request: $REQUEST_METHOD $REQUEST_URI"

        """;

    private const string Wait = """
        #!/bin/sh
        trap 'exit 0' TERM INT
        while :; do
          sleep 3600 &
          wait $!
        done

        """;

    /// <summary>All images.</summary>
    public IReadOnlyList<ContainerImage> All => [Busybox, Web, Pause];

    /// <summary>Makes the images of the busybox that Debian has for this machine.</summary>
    public static async Task<TestImages> Make(CancellationToken cancellationToken = default)
    {
        var binary = await DebianPackage.Read("busybox-static", "bin/busybox", cancellationToken);
        using var folder = new TemporaryFolder();
        var path = folder["busybox"];
        await File.WriteAllBytesAsync(path, binary, cancellationToken);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        var applets = await ExternalProgram.Run(path, ["--list"], cancellationToken: cancellationToken);
        return Make(binary, applets.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Makes the images of a busybox and the names that it answers to.</summary>
    public static TestImages Make(byte[] busybox, IEnumerable<string> applets)
    {
        const UnixFileMode executable = (UnixFileMode)0b111_101_101;
        const UnixFileMode sticky = UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111;
        var tools = new LayerBuilder()
            .AddFile("bin/busybox", busybox, executable)
            .AddText("etc/group", Groups)
            .AddText("etc/os-release", Os)
            .AddText("etc/passwd", Users)
            .AddFolder("home/user")
            .AddFolder("proc")
            .AddFolder("root", (UnixFileMode)0b111_000_000)
            .AddFolder("sys")
            .AddFolder("tmp", sticky)
            .AddFolder("var/tmp", sticky);
        foreach (var applet in applets.Where(a => a != "busybox"))
        {
            tools.AddLink("bin/" + applet, "/bin/busybox");
        }

        var toolsLayer = tools.Build();
        var webLayer = new LayerBuilder()
            .AddScript("bin/serve", Serve)
            .AddScript("www/cgi-bin/index.cgi", Page)
            .AddText("www/healthz", "ok\n")
            .Build();
        var waitLayer = new LayerBuilder().AddScript("pause", Wait).Build();
        return new(
            new() { Reference = Repository + "/busybox:1", Layers = [toolsLayer], Command = ["sh"] },
            new() { Reference = Repository + "/web:1", Layers = [toolsLayer, webLayer], Entrypoint = ["/bin/serve"], ExposedPorts = ["8080/tcp"] },
            new() { Reference = Repository + "/pause:1", Layers = [toolsLayer, waitLayer], Entrypoint = ["/pause"] });
    }
}
