using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Events;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>Events as <c>Kind/name Type Reason: message</c>.</summary>
internal sealed class RecordedEvents : IEventRecorder
{
    public List<string> All { get; } = [];

    public void Record(IKubeObject regarding, string type, string reason, string message, string action = "", string fieldPath = "") =>
        All.Add($"{regarding.KindInfo.Kind}/{regarding.Metadata.Name} {type} {reason}: {message}");

    public void Record(ObjectReference regarding, string type, string reason, string message, string action = "", ObjectReference? related = null, ValueMap<string> annotations = default) =>
        All.Add($"{regarding.Kind}/{regarding.Name} {type} {reason}: {message}");
}
