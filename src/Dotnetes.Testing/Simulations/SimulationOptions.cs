using Dotnetes.Client.Transport;
using Dotnetes.Store.Embedded;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Simulations;

/// <summary>What is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>Decides everything that is not decided by the code.</summary>
    public required int Seed { get; init; }

    /// <summary>How long users act and things go wrong, in virtual time.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it may take afterwards until everything is as it should be, in virtual time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many nodes there are.</summary>
    public int Nodes { get; init; } = 4;

    /// <summary>How many replicas controller manager and scheduler have.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>Whether things go wrong at all.</summary>
    public bool Faults { get; init; } = true;

    /// <summary>The time between two acts of users, on average.</summary>
    public TimeSpan ActInterval { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The time between two larger faults, on average.</summary>
    public TimeSpan FaultInterval { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Stands between each client and the API server: a planted bug. Gets the user and the way that would be used.</summary>
    public Func<string, IKubeTransport, IKubeTransport>? Intercept { get; init; }

    /// <summary>Stands between the store and its disk: a planted bug of a store that does not keep what it acknowledged.</summary>
    public Func<IStoreFileSystem, IStoreFileSystem>? Disk { get; init; }

    /// <summary>Takes what components log, beside what users do and what goes wrong: who says it, how serious it is, and what; null for nobody.</summary>
    public Action<string, LogLevel, string>? Log { get; init; }

    /// <summary>Whether the run ends with the first violation.</summary>
    public bool StopAtViolation { get; init; } = true;
}
