namespace Dotnetes.Client.Informers;

/// <summary>How informers fetch and deliver.</summary>
public sealed record InformerOptions
{
    /// <summary>How often every object is delivered again as an update of itself; zero for never, as upstream's components have it.</summary>
    public TimeSpan Resync { get; init; }

    /// <summary>
    /// Whether to ask for the initial state as a watch with initial events (KEP-3157), which spares the server the memory of a large list.
    /// Falls back to a list where the server refuses it.
    /// </summary>
    public bool StreamingList { get; init; }

    /// <summary>Objects per page of a list that the server reads from its store.</summary>
    public long PageSize { get; init; } = 500;

    /// <summary>The shortest life asked for a watch; the actual one is between this and twice this.</summary>
    public TimeSpan MinWatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait after the first failure; it doubles with each further one, and the random part at most doubles it again.</summary>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>The longest wait after a failure, before its random part.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long without a failure the waits start over.</summary>
    public TimeSpan BackoffReset { get; init; } = TimeSpan.FromMinutes(2);
}
