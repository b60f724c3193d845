namespace Dotnetes.Differential.Kubectl;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CommandOutcome(int Code, string Output, string Error)
{
    /// <inheritdoc/>
    public override string ToString() => $"exit {Code}\n{Output}\n--error--\n{Error}";
}
