using System.Collections.Concurrent;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Tests.Runtime;

public sealed class ContainerdSupervisorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dn-").FullName;

    [Fact]
    public async Task A_containerd_that_is_not_installed_is_told_with_what_to_do_and_tried_again()
    {
        var log = await RunUntil("no-such-containerd", messages => messages.Count >= 2);
        Assert.All(log, line => Assert.StartsWith("containerd cannot be used: there is no program no-such-containerd; install the package containerd", line));
        Assert.Contains("Next try in 00:00:00.5000000", log[0]);
        Assert.Contains("Next try in 00:00:01", log[1]);
    }

    [RealRuntimeFact]
    public async Task A_containerd_that_ends_at_its_start_is_told_with_its_last_words_and_tried_again()
    {
        var program = Path.Combine(_folder, "containerd");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'failed to load config: no good'\nexit 1\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = await RunUntil(program, messages => messages.Count(m => m.StartsWith("containerd cannot", StringComparison.Ordinal)) >= 2);
        Assert.Contains(log, line => line.StartsWith("containerd started with pid", StringComparison.Ordinal));
        Assert.All(
            log.Where(m => m.StartsWith("containerd cannot", StringComparison.Ordinal)),
            line => Assert.Contains("ends with: failed to load config: no good", line));
    }

    [RealRuntimeFact]
    public async Task The_first_program_that_makes_containers_here_is_the_usual_one()
    {
        var refusing = Path.Combine(_folder, "crun");
        await File.WriteAllTextAsync(refusing, "#!/bin/sh\nwhile [ \"$1\" != --log ]; do shift; done\necho 'no groups here' >>\"$2\"\nexit 1\n");
        var program = Path.Combine(_folder, "containerd");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexit 1\n");
        File.SetUnixFileMode(refusing, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = await RunUntil(program, messages => messages.Any(m => m.StartsWith("containerd cannot", StringComparison.Ordinal)), [("crun", refusing), ("runc", "/usr/sbin/runc")]);
        Assert.Equal($"{refusing} cannot make containers on this machine, so /usr/sbin/runc is used: no groups here", log[0]);
        var configuration = await File.ReadAllTextAsync(Path.Combine(_folder, "run", "config.toml"));
        Assert.Contains("default_runtime_name = \"runc\"", configuration);
        Assert.Contains("runtimes.crun]", configuration);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<List<string>> RunUntil(string program, Func<IReadOnlyCollection<string>, bool> enough, IReadOnlyList<(string, string)>? runtimes = null)
    {
        var logger = new Lines();
        var options = new ContainerdOptions
        {
            Directory = Path.Combine(_folder, "run"),
            CniConfigDirectory = Path.Combine(_folder, "cni"),
            CniPluginDirectory = "/nowhere",
            SandboxImage = "pause",
            Executable = program,
            OciRuntimes = runtimes ?? [],
        };
        using var stop = new CancellationTokenSource();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var running = new ContainerdSupervisor(options, TimeProvider.System, logger).Run(stop.Token);
        while (!enough(logger.All))
        {
            await Task.Delay(20, limit.Token);
        }

        stop.Cancel();
        await running;
        return [.. logger.All];
    }

    private sealed class Lines : ILogger<ContainerdSupervisor>
    {
        public ConcurrentQueue<string> All { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue(formatter(state, exception));
    }
}
