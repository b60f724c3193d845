using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Prefers nodes that have the pod's images already, weighted so that images on few nodes do not attract everything to them.</summary>
public sealed class ImageLocality : IScorePlugin
{
    private const long MinBytes = 23L * 1024 * 1024;
    private const long MaxBytesPerContainer = 1000L * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "ImageLocality";

    /// <inheritdoc/>
    public void Score(CycleState state, PodInfo pod, NodeTable nodes, ReadOnlySpan<int> feasible, Span<long> scores)
    {
        var containers = pod.Pod.Spec.InitContainers.Count + pod.Pod.Spec.Containers.Count;
        var ceiling = MaxBytesPerContainer * Math.Max(1, containers);
        if (!pod.Pod.Spec.InitContainers.Concat(pod.Pod.Spec.Containers).Any(c => nodes.NodesWithImage(WithTag(c.Image)) > 0))
        {
            return;
        }

        for (var i = 0; i < feasible.Length; i++)
        {
            long sum = 0;
            foreach (var container in pod.Pod.Spec.InitContainers)
            {
                sum += Weight(nodes, feasible[i], container.Image);
            }

            foreach (var container in pod.Pod.Spec.Containers)
            {
                sum += Weight(nodes, feasible[i], container.Image);
            }

            sum = Math.Clamp(sum, MinBytes, ceiling);
            scores[i] = IScorePlugin.MaxNodeScore * (sum - MinBytes) / (ceiling - MinBytes);
        }
    }

    private static long Weight(NodeTable nodes, int index, string image)
    {
        var name = WithTag(image);
        var bytes = nodes.ImageBytes(index, name);
        return bytes == 0 ? 0 : (long)(bytes * ((double)nodes.NodesWithImage(name) / nodes.Count));
    }

    // Kubelets report images with their tag; a name without one means latest.
    private static string WithTag(string image) => image.LastIndexOf(':') <= image.LastIndexOf('/') ? image + ":latest" : image;
}
