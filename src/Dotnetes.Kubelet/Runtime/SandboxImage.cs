using System.Diagnostics;
using System.Runtime.InteropServices;
using Dotnetes.Cri;
using Dotnetes.Cri.V1;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Puts the built-in image of the sandbox container into containerd, so that no registry is needed to start.</summary>
internal sealed class SandboxImage(ContainerdOptions options)
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Imports the image unless containerd has one of that name.</summary>
    public async Task Ensure(CriClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        var spec = new ImageSpec { Image = options.SandboxImage };
        if (await client.ImageStatus(spec, cancellationToken) is not null)
        {
            return;
        }

        await Import(cancellationToken);

        // The CRI service learns of imported images by containerd's own events.
        for (var tries = 0; await client.ImageStatus(spec, cancellationToken) is null; tries++)
        {
            if (tries == 500)
            {
                throw new InvalidOperationException($"containerd imported {options.SandboxImage} but does not list it");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
        }
    }

    private async Task Import(CancellationToken cancellationToken)
    {
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.Arm64 => "arm64",
            var other => other.ToString().ToLowerInvariant(),
        };
        var file = Path.Combine(options.Directory, "sandbox-image.tar");
        var layer = OciImageArchive.Layer([("/pause", PauseProgram.For(architecture), Executable)]);
        await using (var stream = File.Create(file))
        {
            OciImageArchive.Write(stream, options.SandboxImage, architecture, layer, ["/pause"]);
        }

        var start = new ProcessStartInfo(options.ControlExecutable)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "--address", options.Socket, "--namespace", "k8s.io", "images", "import", "--snapshotter", options.Snapshotter, file },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{options.ControlExecutable} did not start");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new IOException($"importing the sandbox image failed with code {process.ExitCode}: {error.Trim()}");
        }

        File.Delete(file);
    }
}
