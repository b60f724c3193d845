using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Events;

/// <summary>Takes what the node wants to tell users about an object. Never blocks and never fails.</summary>
public interface IEventSink
{
    /// <summary>Records an event.</summary>
    /// <param name="involved">What it is about.</param>
    /// <param name="warning">Whether its type is Warning instead of Normal.</param>
    /// <param name="reason">The reason in upstream's words: Pulled, Created, Started, Killing, BackOff, Unhealthy, ….</param>
    /// <param name="message">What a person reads.</param>
    void Record(ObjectReference involved, bool warning, string reason, string message);
}
