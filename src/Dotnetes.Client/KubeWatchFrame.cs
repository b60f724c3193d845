namespace Dotnetes.Client;

/// <summary>One event of a watch on a resource named at run time.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Value">The object (or the Status of an ERROR event).</param>
/// <param name="Json">The object as JSON when its kind is not compiled in.</param>
public sealed record KubeWatchFrame(WatchEventType Type, IKubeKind? Value, ReadOnlyMemory<byte> Json = default);
