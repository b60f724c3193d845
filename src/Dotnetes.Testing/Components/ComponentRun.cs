namespace Dotnetes.Testing.Components;

/// <summary>A component that can be stopped and started again.</summary>
/// <param name="name">The component.</param>
/// <param name="replica">Which of its replicas.</param>
/// <param name="run">Runs it until cancelled.</param>
internal sealed class ComponentRun(string name, int replica, Func<CancellationToken, Task> run)
{
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public string Name => name;

    public int Replica => replica;

    public bool IsRunning => _stop is not null;

    /// <summary>Ends when the component does.</summary>
    public Task Running => _running;

    public void Start()
    {
        if (_stop is null)
        {
            _stop = new();
            _running = Run(_stop.Token);
        }
    }

    // Whoever starts it need not wait until it has something to wait for.
    private async Task Run(CancellationToken cancellationToken)
    {
        await Task.Yield();
        await run(cancellationToken);
    }

    public void Cancel() => _stop?.Cancel();

    /// <exception cref="Exception">What ended the component before.</exception>
    public async Task Stop()
    {
        if (_stop is not { } stop)
        {
            return;
        }

        stop.Cancel();
        try
        {
            await _running;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As asked.
        }

        _stop = null;
        stop.Dispose();
    }
}
