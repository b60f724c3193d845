namespace Dotnetes.Kubelet.Probes;

/// <summary>The result of one check.</summary>
/// <param name="Outcome">Whether it succeeded.</param>
/// <param name="Message">What events show when it did not.</param>
internal readonly record struct ProbeAnswer(ProbeOutcome Outcome, string Message)
{
    public static ProbeAnswer Success { get; } = new(ProbeOutcome.Success, "");

    public static ProbeAnswer Failure(string message) => new(ProbeOutcome.Failure, message);
}
