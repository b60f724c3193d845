namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>How a priority level treats what it has no seats for.</summary>
/// <param name="Queues">How many queues there are; none turns away what cannot run at once.</param>
/// <param name="HandSize">How many queues each flow gets.</param>
/// <param name="QueueLength">How many requests may wait in one queue.</param>
/// <param name="IsExempt">Whether everything runs at once.</param>
internal readonly record struct QueuingSettings(int Queues, int HandSize, int QueueLength, bool IsExempt = false)
{
    /// <summary>Everything runs at once.</summary>
    public static QueuingSettings Exempt { get; } = new(0, 0, 0, true);

    /// <summary>What cannot run at once is turned away.</summary>
    public static QueuingSettings Reject { get; }

    /// <summary>The queues that each flow gets.</summary>
    public ShuffleDealer Dealer => new(Queues, HandSize);

    /// <summary>Whether a level can work so.</summary>
    public bool IsValid => Queues == 0 || Dealer.IsValid;
}
