using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Testing.Nodes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Stages;

/// <summary>Plays objects by stages, kind by kind.</summary>
internal sealed class StagePlayers(
    SimulatedNodes nodes, IReadOnlyList<Stage> stages, IInformerFactory informers, IKubeClient client, IEventRecorder events, TimeProvider time, Random random, ILogger logger)
{
    /// <summary>Whether there are stages for a kind, so that nobody else plays its objects.</summary>
    public static bool Play<T>(IReadOnlyList<Stage> stages)
        where T : IKubeObject<T> => stages.Any(IsFor<T>);

    /// <summary>Checks that objects of each stage's kind can be played.</summary>
    /// <exception cref="NotSupportedException">They cannot.</exception>
    public static void Check(IReadOnlyList<Stage> stages)
    {
        foreach (var stage in stages)
        {
            if (!IsFor<Pod>(stage) && !IsFor<Node>(stage) && !IsFor<Job>(stage) && !IsFor<Service>(stage) && !IsFor<Deployment>(stage) && !IsFor<ReplicaSet>(stage)
                && !IsFor<StatefulSet>(stage) && !IsFor<DaemonSet>(stage) && !IsFor<PersistentVolumeClaim>(stage) && !IsFor<PersistentVolume>(stage))
            {
                throw new NotSupportedException($"stage {stage.Name}: objects of {stage.ApiVersion} {stage.Kind} cannot be played");
            }
        }
    }

    /// <summary>The players of all kinds that have stages. Made before the informers run.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> Create() =>
    [
        .. Of<Pod>(), .. Of<Node>(), .. Of<Job>(), .. Of<Service>(), .. Of<Deployment>(), .. Of<ReplicaSet>(), .. Of<StatefulSet>(), .. Of<DaemonSet>(),
        .. Of<PersistentVolumeClaim>(), .. Of<PersistentVolume>(),
    ];

    private static bool IsFor<T>(Stage stage)
        where T : IKubeObject<T> => stage.Kind == T.Info.Kind && stage.ApiVersion == T.Info.ApiVersion;

    private IEnumerable<Func<CancellationToken, Task>> Of<T>()
        where T : class, IKubeObject<T>
    {
        var own = stages.Where(IsFor<T>).ToList();
        return own.Count == 0 ? [] : [new StagePlayer<T>(nodes, own, informers, client, events, time, random, logger).Run];
    }
}
