namespace Dotnetes.Differential.Kubectl;

/// <summary>Commands, run once, or once for every line that the command <paramref name="Each"/> writes.</summary>
internal sealed record SessionStep(string Each, IReadOnlyList<string> Commands);
