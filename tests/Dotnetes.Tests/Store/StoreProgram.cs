using System.Diagnostics;
using System.Text;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Tests.Store;

/// <summary>A running <c>dotnetes etcd</c>.</summary>
internal sealed class StoreProgram : IAsyncDisposable
{
    private const string Ready = "etcd: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private StoreProgram(Process process)
    {
        _process = process;
        _reading = ReadErrors();
    }

    /// <summary>The address at which it serves; set when it is ready.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it wrote to its standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts it without waiting until it serves.</summary>
    public static StoreProgram Launch(string data, params string[] more) => LaunchProgram(
        DotnetesProgram.Path, ["etcd", "--data-dir", data, .. more.Contains("--listen-client-urls") ? more : ["--listen-client-urls", "http://127.0.0.1:0", .. more]]);

    /// <summary>Starts it by another program.</summary>
    public static StoreProgram LaunchProgram(string file, IEnumerable<string> arguments) => new(
        Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!);

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<StoreProgram> Start(string data, params string[] more)
    {
        var program = Launch(data, more);
        await program.UntilReady();
        return program;
    }

    /// <summary>Waits until it serves.</summary>
    public async Task UntilReady() => Address = await _ready.Task.WaitAsync(Patience);

    /// <summary>A client.</summary>
    public EtcdStore Connect(EtcdStoreOptions? options = null) =>
        new((options ?? new EtcdStoreOptions { Endpoints = [] }) with { Endpoints = [Address] }, TimeProvider.System, new Random(1));

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        await ExternalProgram.Run("kill", ["-TERM", $"{_process.Id}"]);
        return await ExitCode();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitCode()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadErrors()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.AppendLine(line);
            }

            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                _ready.TrySetResult(line[Ready.Length..].Split(' ')[0]);
            }
        }

        _ready.TrySetException(new InvalidOperationException("dotnetes etcd ended:\n" + Errors));
    }
}
