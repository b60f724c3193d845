namespace Dotnetes.Proxy.Rules;

/// <summary>A set or map of the table.</summary>
/// <param name="Kind">set or map.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Its type and flags, in nft's words.</param>
public sealed record RuleContainer(string Kind, string Name, string Definition);
