namespace Dotnetes.Cel.Values;

/// <summary>What went wrong in an evaluation.</summary>
/// <param name="Message">What, in upstream's words.</param>
public sealed record CelError(string Message)
{
    /// <summary>Whether no other operand can make good for it: the cost budget is used up, or the evaluation was cancelled.</summary>
    public bool IsFatal { get; init; }
}
