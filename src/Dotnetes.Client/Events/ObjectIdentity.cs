namespace Dotnetes.Client.Events;

/// <summary>Which object an event is about, whatever the version of the object, and which component tells it.</summary>
internal readonly record struct ObjectIdentity(string Component, string Kind, string Namespace, string Name, string Uid, string ApiVersion)
{
    public static ObjectIdentity Of(RecordedEvent e) =>
        new(e.Component, e.Regarding.Kind, e.Regarding.Namespace, e.Regarding.Name, e.Regarding.Uid, e.Regarding.ApiVersion);
}
