using System.Diagnostics;
using System.Text;
using Dotnetes.EndToEnd.Tests.Clusters;
using Dotnetes.Store.Etcd;

namespace Dotnetes.EndToEnd.Tests.Store;

/// <summary>A <c>dotnetes etcd</c> that keeps its directory over restarts and listens on a unix socket there.</summary>
public sealed class StoreProcess : IAsyncDisposable
{
    private readonly string _directory;
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>Describes the process; nothing runs yet.</summary>
    public StoreProcess(string directory) => _directory = directory;

    /// <summary>Where clients reach it.</summary>
    public string Address => "unix://" + Path.Combine(_directory, "s.sock");

    /// <summary>A client of it.</summary>
    public EtcdStore Connect() => new(new EtcdStoreOptions { Endpoints = [Address], RetryWindow = TimeSpan.FromSeconds(20) }, TimeProvider.System, new Random(1));

    /// <summary>Starts the process and waits until it serves.</summary>
    public async Task Start()
    {
        File.Delete(Path.Combine(_directory, "s.sock"));
        _process = Process.Start(new ProcessStartInfo(DotnetesProgram.Path, ["etcd", "--data-dir", Path.Combine(_directory, "store"), "--listen-client-urls", Address])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        var serving = new TaskCompletionSource();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
            {
                _log.AppendLine(line.Data);
            }

            if (line.Data is null)
            {
                serving.TrySetException(new InvalidOperationException($"dotnetes etcd ended: {Log()}"));
            }
            else if (line.Data.StartsWith("etcd:", StringComparison.Ordinal))
            {
                serving.TrySetResult();
            }
        };
        _process.BeginErrorReadLine();
        await serving.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Kills the process as a failing machine would, giving it no chance to tidy up.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }
    }

    private string Log()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }
}
