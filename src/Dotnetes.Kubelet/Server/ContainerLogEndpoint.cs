using System.Globalization;
using Dotnetes.Kubelet.Logs;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Runtime;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/containerLogs</c>.</summary>
internal sealed class ContainerLogEndpoint(PodFinder pods, ContainerLogReader reader, KubeletPaths paths, TimeProvider time)
{
    /// <summary>Sends the log that the query asks for.</summary>
    public async Task Handle(HttpContext context, string ns, string podName, string containerName)
    {
        var missing = $"container \"{containerName}\" not found in pod \"{podName}\"";
        if (await pods.Find(context, ns, podName, containerName, $"pod \"{podName}\" does not exist", missing) is not { } worker)
        {
            return;
        }

        if (!TryParse(context.Request.Query, out var options))
        {
            await PodFinder.Refuse(context, StatusCodes.Status400BadRequest, "the query is not valid: numbers must not be negative, times are in RFC 3339");
            return;
        }

        var latest = worker.Runtime.Latest(containerName);
        var wanted = options.Previous ? worker.Runtime.Previous(containerName) : latest is { State: not Cri.V1.ContainerState.Created } ? latest : worker.Runtime.Previous(containerName) ?? latest;
        if (wanted is null)
        {
            var why = options.Previous
                ? $"previous terminated container \"{containerName}\" in pod \"{podName}\" not found"
                : WaitingMessage(worker, containerName, podName);
            await PodFinder.Refuse(context, StatusCodes.Status400BadRequest, why);
            return;
        }

        await Send(context, worker, wanted, options);
    }

    private async Task Send(HttpContext context, PodWorker worker, RuntimeContainer wanted, ContainerLogOptions options)
    {
        var metadata = worker.Pod.Metadata;
        var file = wanted.LogPath.Length > 0
            ? wanted.LogPath
            : Path.Combine(paths.PodLog(metadata.Namespace, metadata.Name, metadata.Uid), KubeletPaths.ContainerLog(wanted.Name, wanted.Attempt));
        if (!File.Exists(file))
        {
            await PodFinder.Refuse(context, StatusCodes.Status500InternalServerError, $"failed to try resolving symlinks in path \"{file}\": no such file or directory");
            return;
        }

        context.Response.ContentType = "text/plain";
        if (options.Follow)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await reader.Copy(file, options, context.Response.Body, IsRunning, context.RequestAborted);

        bool IsRunning() => worker.Phase != PodWorkerPhase.Gone && worker.Runtime.Containers.Any(c => c.Id == wanted.Id && !c.HasExited);
    }

    private static string WaitingMessage(PodWorker worker, string container, string pod)
    {
        var status = worker.PodWithStatus().Status;
        var statuses = status.ContainerStatuses.AddRange(status.InitContainerStatuses).AddRange(status.EphemeralContainerStatuses);
        return statuses.Find(s => s.Name == container)?.State.Waiting is { Reason.Length: > 0 } waiting
            ? waiting.Reason is "ErrImagePull" or "ImagePullBackOff" or "ErrImageNeverPull" or "InvalidImageName"
                ? $"container \"{container}\" in pod \"{pod}\" is waiting to start: trying and failing to pull image"
                : $"container \"{container}\" in pod \"{pod}\" is waiting to start: {waiting.Reason}"
            : $"container \"{container}\" in pod \"{pod}\" is not available";
    }

    private bool TryParse(IQueryCollection query, out ContainerLogOptions options)
    {
        options = new ContainerLogOptions();
        if (!TryNumber(query, "tailLines", out var tail) || !TryNumber(query, "limitBytes", out var limit) || !TryNumber(query, "sinceSeconds", out var seconds))
        {
            return false;
        }

        DateTimeOffset? since = seconds is { } ago ? time.GetUtcNow() - TimeSpan.FromSeconds(ago) : null;
        if (query["sinceTime"].ToString() is { Length: > 0 } text)
        {
            // As precise as the times of the lines are read.
            if (MicroTime.TryParse(text, out var exact))
            {
                since = exact.ToDateTimeOffset();
            }
            else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at))
            {
                since = at;
            }
            else
            {
                return false;
            }
        }

        options = new ContainerLogOptions
        {
            Follow = Flag("follow"),
            Previous = Flag("previous"),
            Timestamps = Flag("timestamps"),
            TailLines = tail,
            LimitBytes = limit,
            Since = since,
            Stream = query["stream"].ToString() is { Length: > 0 } stream ? stream : "All",
        };
        return true;

        bool Flag(string name) => query[name].ToString() is "true" or "1";
    }

    private static bool TryNumber(IQueryCollection query, string name, out long? value)
    {
        value = null;
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        var valid = long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0;
        value = valid ? number : null;
        return valid;
    }
}
