namespace Dotnetes.ApiServer.Resources.Events;

/// <summary>The resources of the events.k8s.io group.</summary>
internal static class EventsResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    /// <param name="life">How long events live.</param>
    public static IEnumerable<ResourceDefinition> Create(TimeSpan life) =>
    [
        ResourceDefinition.Of(
            new EventStrategy(),
            "event",
            "events",
            shortNames: ["ev"],
            conversion: EventStrategy.Conversion,
            life: life),
    ];
}
