namespace Dotnetes.Proxy.Rules;

/// <summary>A chain of the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hook">What nft needs to hang it into the kernel; empty for a chain that others jump to.</param>
/// <param name="Rules">Its rules, in nft's words.</param>
public sealed record RuleChain(string Name, string Hook, ValueList<string> Rules);
