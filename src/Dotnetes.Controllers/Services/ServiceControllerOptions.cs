namespace Dotnetes.Controllers.Services;

/// <summary>Settings of the controllers that keep endpoints; named as the flags of kube-controller-manager.</summary>
public sealed record ServiceControllerOptions
{
    /// <summary>The most endpoints in a slice (1 to 1000).</summary>
    public int MaxEndpointsPerSlice { get; init; } = 100;

    /// <summary>The most addresses of a subset of custom Endpoints that are mirrored into slices.</summary>
    public int MirroringMaxEndpointsPerSubset { get; init; } = 1000;

    /// <summary>How many Services are worked on at once.</summary>
    public int ConcurrentServiceEndpointSyncs { get; init; } = 5;

    /// <summary>How long changes of pods are collected before Endpoints are written; zero not at all.</summary>
    public TimeSpan EndpointUpdatesBatchPeriod { get; init; }

    /// <summary>How long changes of pods are collected before slices are written; zero not at all.</summary>
    public TimeSpan EndpointSliceUpdatesBatchPeriod { get; init; }

    /// <summary>How long changes of slices that mirror custom Endpoints are collected; zero not at all.</summary>
    public TimeSpan MirroringEndpointSliceUpdatesBatchPeriod { get; init; }
}
