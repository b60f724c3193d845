namespace Dotnetes.Client.Queues;

/// <summary>What metrics ask a queue for when they are read.</summary>
internal interface IWorkQueueState
{
    /// <summary>The name of the queue.</summary>
    string Name { get; }

    /// <summary>The sum of the time spent so far on the keys that are being worked on.</summary>
    TimeSpan UnfinishedWork { get; }

    /// <summary>The longest time spent so far on a key that is being worked on.</summary>
    TimeSpan LongestRunning { get; }
}
