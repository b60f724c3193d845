using System.Globalization;
using Dotnetes.Cri;
using Dotnetes.Cri.V1;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/checkpoint</c>: lets the runtime save the state of a container into an archive of the node (KEP-2008).</summary>
internal sealed class CheckpointEndpoint(PodFinder pods, CriClient runtime, KubeletPaths paths, TimeProvider time)
{
    /// <summary>Saves a container and tells where the archive lies.</summary>
    public async Task Handle(HttpContext context, string ns, string podName, string containerName)
    {
        if (await pods.Find(context, ns, podName, containerName, "pod does not exist", $"container {containerName} does not exist") is not { } worker)
        {
            return;
        }

        var timeout = 0L;
        if (context.Request.Query["timeout"] is [.., var text] && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out timeout))
        {
            await PodFinder.Refuse(context, StatusCodes.Status404NotFound, "cannot parse value of timeout parameter");
            return;
        }

        Directory.CreateDirectory(paths.Checkpoints);
        var now = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var file = Path.Combine(paths.Checkpoints, $"checkpoint-{podName}_{ns}-{containerName}-{now}.tar");
        try
        {
            var container = worker.Runtime.Latest(containerName) ?? throw new InvalidOperationException($"container {containerName} not found");
            await runtime.CheckpointContainer(new CheckpointContainerRequest { ContainerId = container.Id, Location = file, Timeout = timeout }, context.RequestAborted);
        }
        catch (Exception e) when (e is Grpc.GrpcException or InvalidOperationException)
        {
            await PodFinder.Refuse(context, StatusCodes.Status500InternalServerError, $"checkpointing of {ns}/{podName}/{containerName} failed ({e.Message})");
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"items\":[\"{file}\"]}}", context.RequestAborted);
    }
}
