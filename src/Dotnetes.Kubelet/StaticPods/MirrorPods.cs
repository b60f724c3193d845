using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.StaticPods;

/// <summary>Shows the node's static pods to the API server: a mirror pod for each, made again when somebody deletes it.</summary>
internal sealed partial class MirrorPods(IKubeClient client, IInformer<Pod> pods, Func<Node?> node, StaticPodSource source, TimeProvider time, ILogger<MirrorPods> logger)
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    /// <summary>Called with the uid of a static pod whose mirror is new.</summary>
    public Action<string> Appeared { get; set; } = static _ => { };

    /// <summary>The object by which the API server knows a pod: for static pods the mirror; null when there is none (yet).</summary>
    public Pod? ObjectOf(Pod pod)
    {
        if (!StaticPodNames.IsStatic(pod) || StaticPodNames.IsMirror(pod))
        {
            return pod;
        }

        var mirror = pods.Get(pod.Metadata.Namespace, pod.Metadata.Name);
        return mirror is not null && Fits(mirror, pod) ? mirror : null;
    }

    /// <summary>Keeps the mirrors until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await pods.Synced.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Keep(cancellationToken);
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                Log.Failed(logger, e.Message);
            }

            await Task.Delay(s_period, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
        }
    }

    private async Task Keep(CancellationToken cancellationToken)
    {
        var wanted = source.Pods.Values.ToDictionary(StaticPodNames.KeyOf);
        foreach (var mirror in pods.List().Where(StaticPodNames.IsMirror).ToList())
        {
            // While a source does not answer, its pods go on, and are shown.
            var isWrong = wanted.TryGetValue(StaticPodNames.KeyOf(mirror), out var pod) ? !Fits(mirror, pod) : source.IsComplete;
            if (isWrong || mirror.Metadata.DeletionTimestamp is not null)
            {
                await Delete(mirror, cancellationToken);
            }
        }

        foreach (var pod in wanted.Values)
        {
            if (pods.Get(pod.Metadata.Namespace, pod.Metadata.Name) is null)
            {
                await Create(pod, cancellationToken);
            }
        }
    }

    private static bool Fits(Pod mirror, Pod pod) => mirror.Metadata.Annotations.GetValueOrDefault(StaticPodNames.Mirror) == pod.Metadata.Annotations[StaticPodNames.Hash];

    private async Task Create(Pod pod, CancellationToken cancellationToken)
    {
        if (node() is not { } owner)
        {
            return;
        }

        var mirror = pod with
        {
            Metadata = pod.Metadata with
            {
                Uid = "",
                Annotations = pod.Metadata.Annotations.With(StaticPodNames.Mirror, pod.Metadata.Annotations[StaticPodNames.Hash]),
                OwnerReferences =
                [
                    new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = owner.Metadata.Name, Uid = owner.Metadata.Uid, Controller = true },
                ],
            },
            Status = PodStatus.Empty,
        };
        try
        {
            await client.Create(mirror, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.Status.Reason == "AlreadyExists")
        {
            return;
        }

        // The informer shows it soon; until then the status waits.
        for (var tries = 0; tries < 50 && ObjectOf(pod) is null; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }

        Appeared(pod.Metadata.Uid);
    }

    private async Task Delete(Pod mirror, CancellationToken cancellationToken)
    {
        var options = new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new Api.Meta.V1.Preconditions { Uid = mirror.Metadata.Uid } };
        try
        {
            await client.Delete<Pod>(mirror.Metadata.Namespace, mirror.Metadata.Name, options, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone already.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The mirror pods could not be brought up to date; it will be tried again: {Problem}")]
        public static partial void Failed(ILogger logger, string problem);
    }
}
