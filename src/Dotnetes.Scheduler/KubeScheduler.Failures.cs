using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

namespace Dotnetes.Scheduler;

/// <content>What happens to pods that found no node.</content>
public sealed partial class KubeScheduler
{
    private async Task GiveUp(Attempt attempt, CancellationToken cancellationToken)
    {
        var queued = attempt.Queued;
        var pod = queued.Info.Pod;
        int nodeCount;
        lock (_lock)
        {
            nodeCount = _cache.Nodes.Count;
        }

        if (attempt.IsRefused && attempt.Error.Length == 0)
        {
            await RunPostFilter(attempt, cancellationToken);
        }

        _metrics.Ended(queued, attempt.Profile.SchedulerName, attempt.IsRefused ? "unschedulable" : "error", attempt.Start);
        var message = attempt.Error.Length > 0 ? attempt.Error : attempt.Failures.Describe(nodeCount);
        lock (_lock)
        {
            if (attempt.IsRefused && attempt.Failures.Plugins.Count > 0)
            {
                _queue.AddUnschedulable(queued, attempt.Failures.Plugins);
            }
            else if (attempt.IsRefused)
            {
                // Without nodes no plugin was asked; a node that appears must bring the pod back, and every node plugin listens for that.
                _queue.AddUnschedulable(queued, attempt.Profile.Filter.Select(p => p.Name));
            }
            else
            {
                _queue.AddBackoff(queued);
            }
        }

        _events.Record(pod, "Warning", "FailedScheduling", message, "Scheduling");
        await WriteCondition(pod, attempt.IsRefused ? "Unschedulable" : "SchedulerError", message, cancellationToken);
    }

    private async ValueTask RunPostFilter(Attempt attempt, CancellationToken cancellationToken)
    {
        foreach (var plugin in attempt.Profile.PostFilter)
        {
            var status = await plugin.PostFilter(attempt.State, attempt.Queued.Info, _cache.Nodes, attempt.Failures, cancellationToken);
            if (status.IsSuccess)
            {
                return;
            }

            attempt.Failures.PostFilterMessage = status.Reason;
        }
    }

    private async ValueTask WriteCondition(Pod pod, string reason, string message, CancellationToken cancellationToken)
    {
        var current = pod.Status.Conditions.Find(c => c.Type == PodConditionType.PodScheduled);
        if (current is { Status: "False" } && current.Reason == reason && current.Message == message)
        {
            return;
        }

        var condition = new PodCondition
        {
            Type = PodConditionType.PodScheduled,
            ObservedGeneration = pod.Metadata.Generation,
            Status = "False",
            Reason = reason,
            Message = message,
            LastTransitionTime = current is { Status: "False" } ? current.LastTransitionTime : Time.FromDateTimeOffset(_options.Time.GetUtcNow()),
        };
        var patch = $$$"""{"metadata":{"uid":"{{{JsonEncodedText.Encode(pod.Metadata.Uid)}}}"},"status":{"conditions":[{{{JsonText.Of(condition)}}}]}}""";
        try
        {
            await _client.Patch<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, ObjectPatch.Strategic(patch), "status", cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // The pod is gone or was replaced.
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Log.ConditionFailed(_logger, pod.Metadata.Namespace, pod.Metadata.Name, e.Message);
        }
    }
}
