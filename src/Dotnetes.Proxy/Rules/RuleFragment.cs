namespace Dotnetes.Proxy.Rules;

/// <summary>The part of the table that one service needs, or the part that does not depend on services. Compares by value.</summary>
/// <param name="Containers">Sets and maps.</param>
/// <param name="Chains">Chains with their rules.</param>
/// <param name="Elements">Elements of these or of the common sets and maps. Several fragments may want the same element.</param>
public sealed record RuleFragment(ValueList<RuleContainer> Containers, ValueList<RuleChain> Chains, ValueList<RuleElement> Elements)
{
    /// <summary>A fragment that wants nothing.</summary>
    public static RuleFragment Empty { get; } = new([], [], []);
}
