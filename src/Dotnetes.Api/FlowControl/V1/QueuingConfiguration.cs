namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Parameters of the fair queuing used within a priority level.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.QueuingConfiguration")]
public sealed partial record QueuingConfiguration
{
    /// <summary>Number of queues of the level; more queues make collisions between flows less likely.</summary>
    [Field("queues", 1, Omit = Omit.Never, Default = "0")]
    public int Queues { get; init; }

    /// <summary>Number of queues dealt to each flow; a request goes to the shortest of them.</summary>
    [Field("handSize", 2, Omit = Omit.Never, Default = "0")]
    public int HandSize { get; init; }

    /// <summary>Largest number of requests waiting in one queue; further ones are rejected.</summary>
    [Field("queueLengthLimit", 3, Omit = Omit.Never, Default = "0")]
    public int QueueLengthLimit { get; init; }
}
