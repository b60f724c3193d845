using System.Diagnostics;

namespace Dotnetes.EndToEnd.Tests;

/// <summary>
/// A containerd of its own, without CRI, with everything it keeps in a temporary folder. The native snapshotter is used because it copies
/// files, which works on every file system; overlays do not nest.
/// </summary>
public sealed class ContainerdFixture : IAsyncLifetime
{
    /// <summary>The programs without which the fixture does nothing.</summary>
    public static readonly string[] Programs = ["containerd", "ctr", "runc"];

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Starts containerd and waits until it answers.</summary>
    public async Task InitializeAsync()
    {
        if (Programs.Any(p => ExternalProgram.Find(p) is null))
        {
            return;
        }

        await File.WriteAllTextAsync(_folder["config.toml"], $"""
            version = 2
            root = "{_folder["root"]}"
            state = "{_folder["state"]}"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
            address = "{_folder["sock"]}"
            [ttrpc]
            address = "{_folder["sock"]}.ttrpc"
            """);
        _process = Process.Start(new ProcessStartInfo(ExternalProgram.Find("containerd")!, ["--config", _folder["config.toml"], "--log-level", "warn"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Ctr("version");
                return;
            }
            catch (InvalidOperationException) when (attempt < 100 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Runs <c>ctr</c> in the namespace that Kubernetes uses.</summary>
    public async Task<string> Ctr(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await ExternalProgram.Run("ctr", ["--address", _folder["sock"], "--namespace", "k8s.io", .. arguments], cancellationToken: limit.Token);
    }

    /// <summary>Stops containerd and removes its folder.</summary>
    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill();
                await _process.WaitForExitAsync();
            }

            _process.Dispose();
        }

        _folder.Dispose();
    }
}
