using Dotnetes.Api.Core.V1;

namespace Dotnetes.Client.Events;

/// <summary>An event as it was recorded, before it is combined with others.</summary>
internal sealed record RecordedEvent(
    DateTimeOffset At,
    string Component,
    ObjectReference Regarding,
    string Type,
    string Reason,
    string Message,
    string Action,
    ObjectReference? Related,
    ValueMap<string> Annotations)
{
    /// <summary>The namespace of the event: that of the object, or <c>default</c> for objects without one.</summary>
    public string Namespace => Regarding.Namespace.Length == 0 ? "default" : Regarding.Namespace;
}
