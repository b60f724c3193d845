using System.Diagnostics;
using System.Text;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>A server that runs as a process of its own until the test is done with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly StringBuilder _log = new();
    private readonly Process _process;

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not serve within a minute; the message holds its log.</exception>
    public static async Task<ServerProcess> Start(string path, string[] arguments, Func<Task<bool>> serves)
    {
        var server = new ServerProcess(Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await serves())
        {
            if (server._process.HasExited || limit.IsCancellationRequested)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"{path} does not serve:\n{server.Log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return server;
    }

    private string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Asks the process to end, as a service manager does, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await ExternalProgram.Try("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
