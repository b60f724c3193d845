namespace Dotnetes.Testing.Nodes;

/// <summary>How the containers of a pod behave on a simulated node. All of them behave alike.</summary>
public sealed record PodBehavior
{
    /// <summary>Starts at once, is ready at once, and runs until it is deleted.</summary>
    public static PodBehavior Runs { get; } = new();

    /// <summary>The time from when the node sees the pod until its containers run: pulling images, mounting volumes.</summary>
    public TimeSpan StartDelay { get; init; }

    /// <summary>A random part is added to <see cref="StartDelay"/>, at most this long.</summary>
    public TimeSpan StartJitter { get; init; }

    /// <summary>Why containers never start, such as <c>ImagePullBackOff</c>; empty when they do.</summary>
    public string StartFailure { get; init; } = "";

    /// <summary>The time from when the containers run until they are ready.</summary>
    public TimeSpan ReadyDelay { get; init; }

    /// <summary>Whether readiness probes succeed at all.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>How long containers run before they end by themselves; null for ever.</summary>
    public TimeSpan? RunTime { get; init; }

    /// <summary>The exit codes of the first, second, … end; the last one counts for all further. Empty means 0.</summary>
    public ValueList<int> ExitCodes { get; init; }

    /// <summary>The time that containers take to stop when the pod is deleted; at most its grace period.</summary>
    public TimeSpan StopDelay { get; init; }

    /// <summary>Ends with success after a time.</summary>
    public static PodBehavior Completes(TimeSpan after) => new() { RunTime = after };

    /// <summary>Ends with a failure after a time, each time it is started.</summary>
    public static PodBehavior Fails(TimeSpan after, int exitCode = 1) => new() { RunTime = after, ExitCodes = [exitCode] };

    /// <summary>Runs, but its readiness probes fail.</summary>
    public static PodBehavior NeverReady { get; } = new() { IsReady = false };

    /// <summary>Its containers never start.</summary>
    public static PodBehavior NeverStarts(string reason = "ImagePullBackOff") => new() { StartFailure = reason };

    /// <summary>The exit code of an end.</summary>
    /// <param name="ended">How often the containers ended before.</param>
    internal int ExitCode(int ended) => ExitCodes.IsEmpty ? 0 : ExitCodes[Math.Min(ended, ExitCodes.Count - 1)];
}
