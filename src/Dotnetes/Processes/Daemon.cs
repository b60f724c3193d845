using System.Runtime.InteropServices;

namespace Dotnetes.Processes;

/// <summary>
/// A process that works until it is told to stop: SIGINT and SIGTERM become a cancellation, so that components stop in order, and memory that only the start needed is given back.
/// </summary>
public sealed class Daemon : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly ProgramPages _pages = new();

    /// <summary>Starts listening.</summary>
    public Daemon()
    {
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
        _pages.Begin(TimeProvider.System);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stopping => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
