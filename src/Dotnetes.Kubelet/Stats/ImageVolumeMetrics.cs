using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Stats;

/// <summary>What the kubelet reports about images that are mounted as volumes (KEP-4639), under upstream's metric names.</summary>
internal sealed class ImageVolumeMetrics(MetricRegistry registry)
{
    // What a runtime's message begins with when it could not mount an image.
    private const string MountFailed = "ImageVolumeMountFailed";

    private readonly Counter _requested = registry.Counter("kubelet_image_volume_requested_total", "Images that containers asked for as volumes.", MetricStability.Beta).With();
    private readonly Counter _mounted = registry.Counter("kubelet_image_volume_mounted_succeed_total", "Images that were mounted as volumes.", MetricStability.Beta).With();
    private readonly Counter _failed = registry.Counter("kubelet_image_volume_mounted_errors_total", "Images that could not be mounted as volumes.", MetricStability.Beta).With();

    /// <summary>A container was made, or could not be.</summary>
    /// <param name="volumes">Its volumes that are images.</param>
    /// <param name="problem">Why it could not be made; null when it was.</param>
    public void Count(int volumes, string? problem)
    {
        _requested.Add(volumes);
        (problem?.StartsWith(MountFailed, StringComparison.Ordinal) == true ? _failed : _mounted).Add(volumes);
    }
}
