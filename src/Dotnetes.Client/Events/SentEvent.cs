namespace Dotnetes.Client.Events;

/// <summary>What was sent of an event.</summary>
internal sealed record SentEvent(string Namespace, string Name, int Count, Time First);
