using Dotnetes.Client;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Waiting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers;

/// <summary>The base of controllers whose keys are objects of one kind: waits for the informers that it reads, then works.</summary>
public abstract class ObjectReconciler : Reconciler<ObjectKey>, IController
{
    private readonly List<Func<Task>> _synced = [];

    /// <summary>Creates the controller.</summary>
    protected ObjectReconciler(string name, ControllerContext context, int workers = 5)
        : base(name, context.Queue<ObjectKey>(name), context.Logging.CreateLogger(name), workers)
    {
        Context = context;
        Logger = context.Logging.CreateLogger(name);
    }

    /// <summary>What the controller was given.</summary>
    protected ControllerContext Context { get; }

    /// <summary>The controller's log.</summary>
    protected ILogger Logger { get; }

    /// <summary>Now.</summary>
    protected DateTimeOffset Now => Context.Time.GetUtcNow();

    /// <inheritdoc/>
    public override async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var synced in _synced)
            {
                await CancellableWait.For(synced(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        await base.Run(cancellationToken);
    }

    /// <summary>Writes the status of an object. One that is gone meanwhile needs none.</summary>
    protected async ValueTask WriteStatus<T>(T value, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            await Context.Client.UpdateStatus(value, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone meanwhile.
        }
    }

    /// <summary>The shared informer of a kind; the controller starts only after it has synced.</summary>
    protected Client.Informers.IInformer<T> Watch<T>(Action<T?, T?>? onChange = null, string fieldSelector = "")
        where T : class, IKubeObject<T>
    {
        var informer = Context.Informers.For<T>(fieldSelector: fieldSelector);
        _synced.Add(() => informer.Synced);
        if (onChange is not null)
        {
            informer.AddHandler(onChange);
        }

        return informer;
    }

    /// <summary>Enqueues the object itself on every change.</summary>
    protected void Enqueue<T>(T? old, T? current)
        where T : class, IKubeObject<T> => Queue.Add(ObjectKey.Of((IKubeObject?)current ?? old!));
}
