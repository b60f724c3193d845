using Dotnetes.Api.Core.V1;

namespace Dotnetes.Client.Events;

/// <summary>Tells users what a component does to an object, as Events. Never throws and never waits.</summary>
public interface IEventRecorder
{
    /// <summary>Records one event; repetitions are counted rather than stored again.</summary>
    /// <param name="regarding">The object that the event is about; its kind, name and uid are referenced.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">A CamelCase word for machines, such as <c>Scheduled</c>.</param>
    /// <param name="message">A sentence for people.</param>
    /// <param name="action">What was done, a CamelCase word; the reason when empty.</param>
    /// <param name="fieldPath">The part of the object, such as <c>spec.containers{web}</c>; empty for the whole.</param>
    void Record(IKubeObject regarding, string type, string reason, string message, string action = "", string fieldPath = "");

    /// <summary>Records an event about an object that is not at hand.</summary>
    /// <param name="regarding">The object; see <see cref="ObjectReferences"/>.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">A CamelCase word for machines.</param>
    /// <param name="message">A sentence for people.</param>
    /// <param name="action">What was done, a CamelCase word.</param>
    /// <param name="related">A second object that plays a part.</param>
    /// <param name="annotations">Annotations of the event.</param>
    void Record(
        ObjectReference regarding,
        string type,
        string reason,
        string message,
        string action = "",
        ObjectReference? related = null,
        ValueMap<string> annotations = default);

    /// <summary>The same recorder for another component of this program: its events bear that name and are counted apart. A recorder that does not tell components from each other returns itself.</summary>
    /// <param name="component">The component, such as <c>deployment-controller</c>.</param>
    IEventRecorder As(string component) => this;
}
