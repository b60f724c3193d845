using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dotnetes.Kubelet.Cgroups;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// Finds out whether a program that makes containers (OCI runtime specification 1.0: <c>create</c>, <c>delete</c>) can do so on this machine, by letting
/// it make one, described in the version of the specification that containerd uses. That takes a few milliseconds, and knows more than any list of versions and kernels.
/// </summary>
/// <param name="directory">Where it may leave files.</param>
/// <param name="control">containerd's <c>ctr</c>, which tells that version.</param>
/// <param name="time">The clock.</param>
/// <param name="limit">How long it may take.</param>
internal sealed class OciRuntimeTrial(string directory, string control, TimeProvider time, TimeSpan limit)
{
    private const int CleaningAttempts = 50;
    private static readonly TimeSpan s_cleaningInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>What its container and control group are called. Several nodes may try at the same time.</summary>
    internal string Name { get; } = "dotnetes-trial-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(directory)).AsSpan(0, 6));

    /// <summary>Why the program cannot be used; null when it can.</summary>
    public async Task<string?> Refusal(string program, CancellationToken cancellationToken)
    {
        try
        {
            return await Try(program, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return e.Message;
        }
        finally
        {
            await Clean();
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private async Task<string?> Try(string program, CancellationToken cancellationToken)
    {
        var name = Name;
        var bundle = Path.Combine(directory, "bundle");
        var log = Path.Combine(directory, "log");
        Directory.CreateDirectory(Path.Combine(bundle, "rootfs", "dev"));
        var pause = Path.Combine(bundle, "rootfs", "pause");
        await File.WriteAllBytesAsync(pause, PauseProgram.For(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64"), cancellationToken);
        File.SetUnixFileMode(pause, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        if (await Version(cancellationToken) is not { } version)
        {
            return $"{control} does not tell which version of the runtime specification containerd uses";
        }

        await File.WriteAllTextAsync(Path.Combine(bundle, "config.json"), Specification(version, name), cancellationToken);
        var state = Path.Combine(directory, "state");
        var made = await Call(program, ["--root", state, "--log", log, "create", "--bundle", bundle, name], cancellationToken);
        var deleted = await Call(program, ["--root", state, "--log", log, "delete", "--force", name], cancellationToken);
        return (made, deleted) switch
        {
            (0, 0) => null,
            (null, _) or (_, null) => $"it does not answer within {limit.TotalSeconds} s",
            _ => File.Exists(log) && File.ReadLines(log).FirstOrDefault() is { Length: > 0 } line ? line : $"it ended with code {(made != 0 ? made : deleted)}",
        };
    }

    // Runtimes do not remove the groups of processes that the machine's first process has not taken note of yet.
    private async Task Clean()
    {
        for (var i = 0; i < CleaningAttempts && !CgroupFolders.Remove(Name); i++)
        {
            await Task.Delay(s_cleaningInterval, time);
        }
    }

    // A runtime may not know what a newer containerd asks of it.
    private async Task<string?> Version(CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "specification");
        if (await Call(control, ["oci", "spec"], cancellationToken, file) != 0)
        {
            return null;
        }

        try
        {
            using var specification = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
            return specification.RootElement.GetProperty("ociVersion").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // What every container of a pod has and needs the machine's consent: namespaces, a control group with limits, a process file system, devices.
    private static string Specification(string version, string name) => $$"""
        {
          "ociVersion": "{{version}}",
          "process": { "user": { "uid": 0, "gid": 0 }, "args": ["/pause"], "cwd": "/", "noNewPrivileges": true },
          "root": { "path": "rootfs", "readonly": true },
          "mounts": [
            { "destination": "/proc", "type": "proc", "source": "proc" },
            { "destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "strictatime", "mode=755", "size=65536k"] }
          ],
          "linux": {
            "cgroupsPath": "/{{name}}",
            "resources": { "cpu": { "shares": 2 }, "memory": { "limit": 67108864 } },
            "namespaces": [{ "type": "pid" }, { "type": "ipc" }, { "type": "uts" }, { "type": "mount" }, { "type": "network" }]
          }
        }
        """;

    // The container keeps what its maker wrote to, so nothing may be read from there until it ends.
    private async Task<int?> Call(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string output = "/dev/null")
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            ArgumentList = { "-c", "output=$1; shift; exec \"$0\" \"$@\" </dev/null >\"$output\" 2>/dev/null", program, output },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new IOException("the shell did not start");
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
