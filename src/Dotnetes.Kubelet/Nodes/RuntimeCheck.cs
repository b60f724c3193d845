using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>Asks the container runtime how it is, which handlers and which images it has, for the node's status.</summary>
internal sealed class RuntimeCheck(CriClient runtime, KubeletConfiguration configuration, NodeStatusBuilder builder, NodeHealth health, TimeProvider time)
{
    // Images change rarely and listing them is not free.
    private static readonly TimeSpan s_imagePeriod = TimeSpan.FromSeconds(30);

    // By a clock that goes on evenly; null for not yet.
    private long? _imagesRead;

    /// <summary>Asks once. A runtime that does not answer is news for the node's health, not an exception.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            if (builder.RuntimeVersion.Length == 0)
            {
                var version = await runtime.Version(cancellationToken);
                builder.RuntimeVersion = $"{version.RuntimeName}://{version.RuntimeVersion}";
            }

            var response = await runtime.Status(cancellationToken);
            builder.RuntimeHandlers = response.RuntimeHandlers.Map(h => new NodeRuntimeHandler { Name = h.Name });
            health.Runtime = Problem(response.Status, "RuntimeReady", "container runtime is down");
            health.Network = Problem(response.Status, "NetworkReady", "container runtime network not ready");
            await ReadImages(cancellationToken);
        }
        catch (Grpc.GrpcException e)
        {
            health.Runtime = "container runtime is down: " + e.Message;
            builder.RuntimeVersion = "";
        }
    }

    private static string Problem(Cri.V1.RuntimeStatus? status, string type, string text)
    {
        var condition = status?.Conditions.Find(c => c.Type == type);
        return condition switch
        {
            null => text,
            { Status: true } => "",
            _ => $"{text}: {type}=false reason:{condition.Reason} message:{condition.Message}",
        };
    }

    private async Task ReadImages(CancellationToken cancellationToken)
    {
        if (_imagesRead is { } last && time.GetElapsedTime(last) < s_imagePeriod)
        {
            return;
        }

        _imagesRead = time.GetTimestamp();
        var images = await runtime.ListImages(cancellationToken);
        var shown = images
            .Where(image => image.RepoTags.Count + image.RepoDigests.Count > 0)
            .OrderByDescending(image => image.Size)
            .Take(configuration.NodeStatusMaxImages is { } most and >= 0 ? most : int.MaxValue);
        builder.Images = shown.Select(image => new ContainerImage
        {
            Names = image.RepoDigests.AddRange(image.RepoTags),
            SizeBytes = (long)image.Size,
        }).ToValueList();
    }
}
