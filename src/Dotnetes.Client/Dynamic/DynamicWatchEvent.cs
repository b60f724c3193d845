using Dotnetes.Machinery.Json;

namespace Dotnetes.Client.Dynamic;

/// <summary>What happened to an object.</summary>
/// <param name="Type">What.</param>
/// <param name="Object">The object afterwards; for deletions as it was last.</param>
public sealed record DynamicWatchEvent(WatchEventType Type, JsonObject Object);
