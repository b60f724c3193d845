namespace Dotnetes.Client.Events;

/// <summary>Short forms for events about whole objects.</summary>
public static class EventRecorderExtensions
{
    /// <summary>Records that something went as it should.</summary>
    public static void Normal(this IEventRecorder recorder, IKubeObject regarding, string reason, string message) =>
        recorder.Record(regarding, "Normal", reason, message);

    /// <summary>Records that something went wrong.</summary>
    public static void Warning(this IEventRecorder recorder, IKubeObject regarding, string reason, string message) =>
        recorder.Record(regarding, "Warning", reason, message);
}
