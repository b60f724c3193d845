using Dotnetes.Kubelet.Pods;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Finds the pods and containers that requests name.</summary>
internal sealed class PodFinder(PodWorkers workers, TimeProvider time)
{
    private static readonly TimeSpan s_firstReadLimit = TimeSpan.FromSeconds(10);

    /// <summary>A pod, with what the runtime has of it; null when there is none.</summary>
    public async Task<PodWorker?> Find(string ns, string name, CancellationToken cancellationToken)
    {
        var worker = workers.Find(ns, name);
        if (worker is not null)
        {
            // A kubelet that just started knows the pod before it knows the pod's containers.
            await Task.WhenAny(worker.HasRead, Task.Delay(s_firstReadLimit, time, cancellationToken));
        }

        return worker;
    }

    /// <summary>The pod of a container of its specification; when there is none, that is the answer to the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="noPod">What is said when there is no such pod.</param>
    /// <param name="noContainer">What is said when it has no such container.</param>
    public async Task<PodWorker?> Find(HttpContext context, string ns, string pod, string container, string noPod, string noContainer)
    {
        var worker = await Find(ns, pod, context.RequestAborted);
        if (worker is not null && PodContainer.Find(worker.Pod.Spec, container) is not null)
        {
            return worker;
        }

        await Refuse(context, StatusCodes.Status404NotFound, worker is null ? noPod : noContainer);
        return null;
    }

    /// <summary>Sends a text as the reason of a refusal.</summary>
    public static async Task Refuse(HttpContext context, int code, string reason)
    {
        context.Response.StatusCode = code;
        await context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
