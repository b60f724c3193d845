using System.Diagnostics;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// Runs a containerd of its own with its own directories and socket. It is started in a session of its own, so that it and the pods
/// outlive this process; a running one with the same directories is adopted. When it ends it is started again, with back-off.
/// </summary>
public sealed partial class ContainerdSupervisor
{
    private static readonly TimeSpan MinBackOff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TrialLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LivePeriod = TimeSpan.FromSeconds(1);

    private readonly ContainerdOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<(string Name, string Program)>? _ociRuntimes;
    private Process? _process;

    /// <summary>Creates the supervisor; nothing runs yet.</summary>
    public ContainerdSupervisor(ContainerdOptions options, TimeProvider time, ILogger<ContainerdSupervisor> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Completes when containerd answered for the first time and has the sandbox image.</summary>
    public Task Ready => _ready.Task;

    private string PidFile => Path.Combine(_options.Directory, "containerd.pid");

    private string LogFile => Path.Combine(_options.Directory, "containerd.log");

    /// <summary>Starts or adopts containerd and keeps it running until cancelled; cancelling leaves it running.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var backOff = MinBackOff;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var since = _time.GetTimestamp();
                var pid = Adopt() ?? Start(await OciRuntimes(cancellationToken));
                await WaitForSocket(pid, cancellationToken);
                await EnsureSandboxImage(cancellationToken);
                _ready.TrySetResult();
                await WaitForEnd(pid, cancellationToken);
                backOff = _time.GetElapsedTime(since) > MaxBackOff ? MinBackOff : backOff;
                Log.Ended(_logger, pid, LogFile, backOff);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is IOException or TimeoutException)
            {
                Log.Unusable(_logger, e.Message, backOff);
            }
            catch (Exception e)
            {
                Log.Failed(_logger, LogFile, backOff, e);
            }

            try
            {
                await Task.Delay(backOff, _time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            backOff = backOff * 2 > MaxBackOff ? MaxBackOff : backOff * 2;
        }
    }

    /// <summary>Ends containerd; running containers stay until it is started again. For tests and for uninstalling.</summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        if (Adopt() is not { } pid)
        {
            return;
        }

        NativeMethods.Kill(pid, NativeMethods.SigTerm);
        await WaitForEnd(pid, cancellationToken);
    }

    /// <summary>Ends containerd if this object has started it, and not found it running.</summary>
    internal async Task StopStarted(CancellationToken cancellationToken)
    {
        if (_process is { HasExited: false } process)
        {
            NativeMethods.Kill(process.Id, NativeMethods.SigTerm);
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    private int? Adopt()
    {
        if (!File.Exists(PidFile) || !int.TryParse(File.ReadAllText(PidFile).Trim(), out var pid) || !IsOurs(pid))
        {
            return null;
        }

        if (_process?.Id != pid)
        {
            Log.Adopted(_logger, pid);
        }

        return pid;
    }

    // A pid may have been reused by another program since; the command line tells.
    private bool IsOurs(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Contains(Path.Combine(_options.Directory, "config.toml"), StringComparison.Ordinal)
                && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The first that works stands first; those that do not work stay in reach of runtime classes.
    private async Task<IReadOnlyList<(string Name, string Program)>> OciRuntimes(CancellationToken cancellationToken)
    {
        if (_ociRuntimes is not null)
        {
            return _ociRuntimes;
        }

        var trial = new OciRuntimeTrial(Path.Combine(_options.Directory, "trial"), _options.ControlExecutable, _time, TrialLimit);
        var refused = 0;
        while (refused + 1 < _options.OciRuntimes.Count && await trial.Refusal(_options.OciRuntimes[refused].Program, cancellationToken) is { } why)
        {
            Log.Refused(_logger, _options.OciRuntimes[refused].Program, _options.OciRuntimes[refused + 1].Program, why);
            refused++;
        }

        return _ociRuntimes = [.. _options.OciRuntimes.Skip(refused), .. _options.OciRuntimes.Take(refused)];
    }

    private int Start(IReadOnlyList<(string Name, string Program)> ociRuntimes)
    {
        if (!IsInstalled())
        {
            throw new FileNotFoundException($"there is no program {_options.Executable}; install the package containerd ('dotnetes check' tells what else is missing)");
        }

        Directory.CreateDirectory(_options.Directory);
        Directory.CreateDirectory(_options.CniConfigDirectory);
        Mounts.ShareNetworkNamespaces();
        var config = Path.Combine(_options.Directory, "config.toml");
        File.WriteAllText(config, ContainerdConfiguration.Render(_options with { OciRuntimes = ociRuntimes }));
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            ArgumentList =
            {
                "-c", "exec setsid \"$0\" --config \"$1\" >>\"$2\" 2>&1 </dev/null", _options.Executable, config, LogFile,
            },
        };
        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("the shell did not start");
        File.WriteAllText(PidFile, _process.Id.ToString());
        Log.Started(_logger, _process.Id, _options.Socket);
        return _process.Id;
    }

    private bool IsInstalled() => _options.Executable.Contains('/')
        ? File.Exists(_options.Executable)
        : (Environment.GetEnvironmentVariable("PATH") ?? "/usr/sbin:/usr/bin:/sbin:/bin").Split(':').Any(folder => File.Exists(Path.Combine(folder, _options.Executable)));

    private async Task WaitForSocket(int pid, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        using var client = new CriClient(_options.Endpoint, timeout: TimeSpan.FromSeconds(5));
        while (true)
        {
            try
            {
                await client.Version(cancellationToken);
                return;
            }
            catch (GrpcException e)
            {
                if (HasEnded(pid))
                {
                    throw new IOException($"containerd ended at its start; its log {LogFile} ends with: {LastLogLine()}", e);
                }

                if (_time.GetElapsedTime(since) > _options.StartTimeout)
                {
                    throw new TimeoutException($"containerd does not answer at {_options.Socket} after {_options.StartTimeout}", e);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, cancellationToken);
        }
    }

    private async Task EnsureSandboxImage(CancellationToken cancellationToken)
    {
        using var client = new CriClient(_options.Endpoint);
        var image = new SandboxImage(_options);
        await image.Ensure(client, _time, cancellationToken);
    }

    private bool HasEnded(int pid) => _process is { } process && process.Id == pid ? process.HasExited : !IsOurs(pid);

    private async Task WaitForEnd(int pid, CancellationToken cancellationToken)
    {
        if (_process is { } process && process.Id == pid)
        {
            await process.WaitForExitAsync(cancellationToken);
            return;
        }

        while (IsOurs(pid))
        {
            await Task.Delay(LivePeriod, _time, cancellationToken);
        }
    }

    private string LastLogLine()
    {
        try
        {
            return File.ReadLines(LogFile).LastOrDefault() ?? "";
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "containerd started with pid {Pid}; its socket is {Socket}")]
        public static partial void Started(ILogger logger, int pid, string socket);

        [LoggerMessage(2, LogLevel.Information, "containerd with pid {Pid} runs already and is kept")]
        public static partial void Adopted(ILogger logger, int pid);

        [LoggerMessage(3, LogLevel.Error, "containerd with pid {Pid} ended; see {LogFile}. It is started again in {Delay}")]
        public static partial void Ended(ILogger logger, int pid, string logFile, TimeSpan delay);

        [LoggerMessage(6, LogLevel.Warning, "{Program} cannot make containers on this machine, so {Next} is used: {Reason}")]
        public static partial void Refused(ILogger logger, string program, string next, string reason);

        [LoggerMessage(5, LogLevel.Error, "containerd cannot be used: {Reason}. Next try in {Delay}")]
        public static partial void Unusable(ILogger logger, string reason, TimeSpan delay);

        [LoggerMessage(4, LogLevel.Error, "containerd cannot be used; see {LogFile}. Next try in {Delay}")]
        public static partial void Failed(ILogger logger, string logFile, TimeSpan delay, Exception exception);
    }
}
