using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Queues;
using Dotnetes.Controllers.Monitoring;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>
/// Deletes objects whose owners are all gone, and carries out foreground deletion and orphaning. It keeps a graph of who owns whom from the
/// metadata of all objects, and asks the server before it acts: the graph says where to look, never what to do.
/// </summary>
public sealed partial class GarbageCollector : IController, IGarbageWork
{
    private const int Workers = 20;
    private static readonly TimeSpan s_initialSync = TimeSpan.FromSeconds(30);

    // An owner and its dependents are told by different watches: whoever comes first is not asked about before the other had time to come.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly ControllerContext _context;
    private readonly ResourceMonitors _monitors;
    private readonly ILogger _logger;
    private readonly GarbageObjects _objects;
    private readonly AbsentOwners _absent = new();
    private readonly OwnerGraph _graph;
    private readonly IWorkQueue<GraphNode> _deletions;
    private readonly IWorkQueue<GraphNode> _orphanings;
    private readonly IWorkQueue<GraphNode> _unseen;

    /// <summary>Creates the collector.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="monitors">Where the metadata of all objects come from; somebody else runs them.</param>
    public GarbageCollector(ControllerContext context, ResourceMonitors monitors)
    {
        _context = context;
        _monitors = monitors;
        _logger = context.Logging.CreateLogger(Name);
        _objects = new(context.Client, monitors);
        _graph = new(this, _absent);
        _deletions = context.Queue<GraphNode>("garbage_collector_attempt_to_delete");
        _orphanings = context.Queue<GraphNode>("garbage_collector_attempt_to_orphan");
        _unseen = context.Queue<GraphNode>("garbage_collector_unseen_owners");
    }

    /// <inheritdoc/>
    public string Name => "garbage-collector-controller";

    /// <summary>How many objects the graph holds, virtual ones included.</summary>
    public int GraphSize => _graph.Count;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellationToken)
    {
        _monitors.AddHandler(OnObject);
        try
        {
            if (!await _monitors.WaitForSync(s_initialSync, cancellationToken))
            {
                Log.NotAllSynced(_logger);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        await Task.WhenAll(
            Enumerable.Range(0, Workers).Select(_ => Work(_deletions, AttemptToDelete, cancellationToken))
                .Concat(Enumerable.Range(0, Workers).Select(_ => Work(_orphanings, Orphan, cancellationToken)))
                .Append(Work(_unseen, AskAboutUnseen, cancellationToken)));
    }

    void IGarbageWork.TryDelete(GraphNode node) => _deletions.Add(node);

    void IGarbageWork.TryDeleteLater(GraphNode node) => _deletions.AddRateLimited(node);

    void IGarbageWork.AskAboutUnseen(GraphNode owner) => _unseen.AddAfter(owner, s_patience);

    void IGarbageWork.TryOrphan(GraphNode node) => _orphanings.Add(node);

    void IGarbageWork.ReportForeignOwner(ObjectIdentity dependent, ObjectIdentity owner)
    {
        var reference = new ObjectReference { ApiVersion = dependent.ApiVersion, Kind = dependent.Kind, Namespace = dependent.Namespace, Name = dependent.Name, Uid = dependent.Uid };
        _context.Events.Record(reference, "Warning", "OwnerRefInvalidNamespace", $"ownerRef {owner} does not exist in namespace {GoText.Quote(dependent.Namespace)}");
    }

    private void OnObject(DiscoveredResource resource, PartialObjectMetadata? old, PartialObjectMetadata? current)
    {
        if (current is not null)
        {
            _graph.Observe(resource.ApiVersion, resource.Kind, old?.Metadata, current.Metadata);
        }
        else
        {
            _graph.Forget(resource.ApiVersion, resource.Kind, old!.Metadata);
        }
    }

    private async Task Work(IWorkQueue<GraphNode> queue, Func<GraphNode, CancellationToken, ValueTask<bool>> attempt, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            GraphNode node;
            try
            {
                node = await queue.Take(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (await Try(node, attempt, cancellationToken))
            {
                queue.Forget(node);
            }
            else
            {
                queue.AddRateLimited(node);
            }

            queue.Done(node);
        }
    }

    /// <summary>Whether nothing is left to do for a node.</summary>
    private async ValueTask<bool> Try(GraphNode node, Func<GraphNode, CancellationToken, ValueTask<bool>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt(node, cancellationToken);
        }
        catch (GarbageObjects.NamespacedOwnerException)
        {
            return true;
        }
        catch (GarbageObjects.UnknownKindException e)
        {
            Log.UnknownKind(_logger, node, e.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It will be seen again after the next start.
        }
        catch (KubeApiException e) when (e.IsConflict)
        {
            // It changed meanwhile.
        }
        catch (Exception e)
        {
            Log.Failed(_logger, node, e);
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "not all resources could be listed in time; garbage is collected among the others")]
        public static partial void NotAllSynced(ILogger logger);

        [LoggerMessage(2, LogLevel.Debug, "{Node} waits: {Reason}")]
        public static partial void UnknownKind(ILogger logger, GraphNode node, string reason);

        [LoggerMessage(3, LogLevel.Warning, "{Node} could not be dealt with; it will be tried again")]
        public static partial void Failed(ILogger logger, GraphNode node, Exception exception);

        [LoggerMessage(4, LogLevel.Information, "deleting {Identity}, whose owners are gone; propagation {Propagation}")]
        public static partial void Deleting(ILogger logger, ObjectIdentity identity, string propagation);
    }
}
