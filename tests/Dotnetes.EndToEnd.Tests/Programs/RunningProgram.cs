using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dotnetes.EndToEnd.Tests.Clusters;

namespace Dotnetes.EndToEnd.Tests.Programs;

/// <summary>A command of <c>dotnetes</c> that runs as a process.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>A port of this machine that nobody uses at present.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a command.</summary>
    public static RunningProgram Start(params string[] arguments) => StartOther(DotnetesProgram.Path, arguments);

    /// <summary>Starts another program of the machine.</summary>
    public static RunningProgram StartOther(string program, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(ExternalProgram.Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!);

    /// <summary>Runs a command to its end, which must come soon.</summary>
    public static async Task<ProgramResult> Run(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(s_patience);
        return await ExternalProgram.Try(DotnetesProgram.Path, arguments, cancellationToken: limit.Token);
    }

    /// <summary>Starts a program in a network namespace.</summary>
    public static RunningProgram StartAt(string network, string program, params string[] arguments) =>
        StartOther("nsenter", [$"--net=/run/netns/{network}", "--", ExternalProgram.Find(program)!, .. arguments]);

    /// <summary>Sends it a signal.</summary>
    /// <param name="name">The signal's name, such as <c>KILL</c>.</param>
    public Task Signal(string name) => ExternalProgram.Run("kill", ["-" + name, $"{_process.Id}"]);

    /// <summary>Waits until it ends by itself, which must be soon.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has written something.</summary>
    public async Task UntilItSays(string text) => await Until(() => Log.Contains(text, StringComparison.Ordinal), text);

    private async Task Until(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested || _process.HasExited, $"it did not say \"{what}\":\n{Log}");
            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await ExternalProgram.Try("kill", ["-TERM", $"{_process.Id}"]);
            try
            {
                await _process.WaitForExitAsync().WaitAsync(s_patience);
            }
            catch (TimeoutException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
