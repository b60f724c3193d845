namespace Dotnetes.Proxy.Rules;

/// <summary>An element of a set or map.</summary>
/// <param name="Container">The set or map.</param>
/// <param name="Key">What is looked up.</param>
/// <param name="Value">What a map gives for it; empty in a set.</param>
public readonly record struct RuleElement(string Container, string Key, string Value);
