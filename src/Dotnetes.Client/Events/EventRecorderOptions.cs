namespace Dotnetes.Client.Events;

/// <summary>Who records events and how many. The defaults are upstream's.</summary>
public sealed record EventRecorderOptions
{
    /// <summary>The component, such as <c>kubelet</c> or <c>deployment-controller</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The node or the instance that records.</summary>
    public string Instance { get; init; } = "";

    /// <summary>Events that wait to be sent; further ones are dropped.</summary>
    public int QueueLength { get; init; } = 1000;

    /// <summary>Events about one object that may come at once.</summary>
    public int Burst { get; init; } = 25;

    /// <summary>Events about one object per second in the long run.</summary>
    public double PerSecond { get; init; } = 1.0 / 300;

    /// <summary>Events that differ in nothing but their message are combined when there are more than these in <see cref="SimilarPeriod"/>.</summary>
    public int MaxSimilar { get; init; } = 10;

    /// <summary>The period of <see cref="MaxSimilar"/>.</summary>
    public TimeSpan SimilarPeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What is remembered to combine events, in entries.</summary>
    public int Memory { get; init; } = 4096;

    /// <summary>How often sending an event is tried.</summary>
    public int MaxTries { get; init; } = 12;

    /// <summary>The longest time between two tries; the first one is a random part of it, so that components do not come back all at once.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a series of the newer API may pause before the next event starts another one.</summary>
    public TimeSpan SeriesPause { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>How often a long series of the newer API is written again while it goes on.</summary>
    public TimeSpan SeriesRefresh { get; init; } = TimeSpan.FromMinutes(30);
}
