namespace Dotnetes.Testing.Nodes;

/// <summary>What the containers of a simulated pod do.</summary>
internal enum PodRunState
{
    /// <summary>They have not run yet.</summary>
    Starting,

    /// <summary>They run.</summary>
    Running,

    /// <summary>They ended and wait to be started again.</summary>
    BackingOff,

    /// <summary>They ended with success, for good.</summary>
    Succeeded,

    /// <summary>They ended with a failure, for good.</summary>
    Failed,
}
