namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>How much of the server a request is thought to take.</summary>
/// <param name="InitialSeats">The seats while it runs.</param>
/// <param name="FinalSeats">The seats after it has been answered, while watchers are told.</param>
/// <param name="AdditionalLatency">How long the final seats are taken.</param>
internal readonly record struct WorkEstimate(int InitialSeats, int FinalSeats = 0, TimeSpan AdditionalLatency = default)
{
    /// <summary>The work of most requests.</summary>
    public static WorkEstimate One { get; } = new(1);

    /// <summary>The seats that must be free for it to start.</summary>
    public int MaxSeats => Math.Max(InitialSeats, FinalSeats);
}
