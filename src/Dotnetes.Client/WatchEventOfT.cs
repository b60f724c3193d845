namespace Dotnetes.Client;

/// <summary>One event of a typed watch. ERROR events surface as exceptions instead.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object; for bookmarks only its resource version (and annotations) is meaningful.</param>
public readonly record struct WatchEvent<T>(WatchEventType Type, T Object);
