namespace Dotnetes.Kubelet.Logs;

/// <summary>Which part of a container's log is wanted, and how.</summary>
public sealed record ContainerLogOptions
{
    /// <summary>Whether to go on until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the log of the run before the present one is meant.</summary>
    public bool Previous { get; init; }

    /// <summary>Whether each line begins with its time.</summary>
    public bool Timestamps { get; init; }

    /// <summary>Lines before this time are left out.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only so many of the last lines.</summary>
    public long? TailLines { get; init; }

    /// <summary>Only so many bytes.</summary>
    public long? LimitBytes { get; init; }

    /// <summary><c>Stdout</c>, <c>Stderr</c> or <c>All</c>.</summary>
    public string Stream { get; init; } = "All";
}
