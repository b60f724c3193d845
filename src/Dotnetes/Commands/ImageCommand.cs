using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Kubelet;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes image import|list</c>: the images of this machine's node.</summary>
public static class ImageCommand
{
    /// <summary>Describes the commands.</summary>
    public static Command Create() => new("image", "Shows and imports the images of this machine's node.") { List(), Import() };

    private static Option<string> Data() => new("--data-dir") { Description = "Where the server or agent keeps everything.", DefaultValueFactory = _ => DataDirectory.Default };

    private static string Socket(string data) =>
        Path.Combine(new KubeletPaths(new DataDirectory(Path.GetFullPath(data)).Node, "").Containerd, "containerd.sock");

    private static Command List()
    {
        var data = Data();
        var command = new Command("list", "Lists the images.") { data };
        command.SetAction((arguments, token) => Guard.Run(async () =>
        {
            using var runtime = Connect(arguments.GetValue(data)!);
            try
            {
                foreach (var image in (await runtime.ListImages(token)).OrderBy(i => i.RepoTags.FirstOrDefault() ?? i.Id, StringComparer.Ordinal))
                {
                    var name = image.RepoTags.FirstOrDefault() ?? image.RepoDigests.FirstOrDefault() ?? image.Id;
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-70} {image.Size / 1024.0 / 1024.0,10:F1} MiB"));
                }

                return 0;
            }
            catch (GrpcException e)
            {
                throw new IOException($"the container runtime does not answer: {e.Message}", e);
            }
        }));
        return command;
    }

    private static Command Import()
    {
        var data = Data();
        var files = new Argument<string[]>("file") { Description = "Archives as 'docker save' or 'skopeo copy' write them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Imports images from archives; no registry is needed.") { files, data };
        command.SetAction((arguments, token) => Guard.Run(async () =>
        {
            var socket = Socket(arguments.GetValue(data)!);
            Require(socket);
            foreach (var file in arguments.GetValue(files)!)
            {
                using var process = Process.Start(new ProcessStartInfo("ctr", ["--address", socket, "--namespace", "k8s.io", "images", "import", file]))
                    ?? throw new IOException("ctr, which comes with containerd, did not start");
                await process.WaitForExitAsync(token);
                if (process.ExitCode != 0)
                {
                    return process.ExitCode;
                }
            }

            return 0;
        }));
        return command;
    }

    private static CriClient Connect(string data)
    {
        var socket = Socket(data);
        Require(socket);
        return new CriClient("unix://" + socket);
    }

    private static void Require(string socket)
    {
        if (!File.Exists(socket))
        {
            throw new FileNotFoundException($"{socket} does not exist: start the node with 'dotnetes server' or 'dotnetes agent' first, or name its --data-dir");
        }
    }
}
