using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Informers;

/// <summary>Shares informers by kind, namespace and selectors, and runs them on the scheduler of whoever calls <see cref="Run"/>.</summary>
/// <param name="client">Reads the collections.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Seeds the random source of every informer.</param>
/// <param name="loggers">Where informers log.</param>
/// <param name="options">How informers fetch and deliver.</param>
public sealed class InformerFactory(IKubeClient client, TimeProvider time, Random random, ILoggerFactory loggers, InformerOptions? options = null) : IInformerFactory
{
    private readonly Lock _gate = new();
    private readonly ILogger _logger = loggers.CreateLogger<InformerFactory>();
    private readonly Dictionary<(Type Kind, CollectionScope Scope), IInformerLoop> _shared = [];
    private readonly List<IInformerLoop> _unstarted = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public IInformer<T> For<T>(string? ns = null, string labelSelector = "", string fieldSelector = "")
        where T : IKubeObject<T>
    {
        var scope = new CollectionScope(string.IsNullOrEmpty(ns) ? null : ns, labelSelector, fieldSelector);
        lock (_gate)
        {
            if (_shared.TryGetValue((typeof(T), scope), out var known))
            {
                return (IInformer<T>)known;
            }

            var informer = new Informer<T>(client, time, new Random(random.Next()), _logger, options, scope.Namespace, labelSelector, fieldSelector);
            _shared.Add((typeof(T), scope), informer);
            _unstarted.Add(informer);
            _more.TrySetResult();
            return informer;
        }
    }

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        while (!cancellationToken.IsCancellationRequested)
        {
            Task more;
            IInformerLoop[] starting;
            lock (_gate)
            {
                starting = [.. _unstarted];
                _unstarted.Clear();
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _more.Task;
            }

            foreach (var informer in starting)
            {
                running.Add(informer.Run(cancellationToken));
            }

            try
            {
                await CancellableWait.For(more, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    /// <inheritdoc/>
    public async Task WaitForSync(CancellationToken cancellationToken)
    {
        IInformerLoop[] asked;
        lock (_gate)
        {
            asked = [.. _shared.Values];
        }

        foreach (var informer in asked)
        {
            await CancellableWait.For(informer.Synced, cancellationToken);
        }
    }
}
