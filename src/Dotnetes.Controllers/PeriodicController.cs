using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers;

/// <summary>The base of controllers that look at everything now and then.</summary>
public abstract partial class PeriodicController : IController
{
    private readonly List<Func<Task>> _synced = [];
    private readonly TimeSpan _period;

    /// <summary>Creates the controller.</summary>
    protected PeriodicController(string name, ControllerContext context, TimeSpan period)
    {
        Name = name;
        Context = context;
        Logger = context.Logging.CreateLogger(name);
        _period = period;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What the controller was given.</summary>
    protected ControllerContext Context { get; }

    /// <summary>The controller's log.</summary>
    protected ILogger Logger { get; }

    /// <summary>Now.</summary>
    protected DateTimeOffset Now => Context.Time.GetUtcNow();

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var synced in _synced)
            {
                await CancellableWait.For(synced(), cancellationToken);
            }

            while (true)
            {
                await TryPass(cancellationToken);
                await Task.Delay(_period, Context.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    /// <summary>Looks at everything once. What it throws is logged; the next pass comes anyway.</summary>
    protected abstract ValueTask Pass(CancellationToken cancellationToken);

    /// <summary>The shared informer of a kind; the controller starts only after it has synced.</summary>
    protected IInformer<T> Watch<T>(string? ns = null, string fieldSelector = "")
        where T : class, IKubeObject<T>
    {
        var informer = Context.Informers.For<T>(ns, fieldSelector: fieldSelector);
        _synced.Add(() => informer.Synced);
        return informer;
    }

    private async ValueTask TryPass(CancellationToken cancellationToken)
    {
        try
        {
            await Pass(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.PassFailed(Logger, Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Controller}: a pass failed; the next one will try again")]
        public static partial void PassFailed(ILogger logger, string controller, Exception exception);
    }
}
