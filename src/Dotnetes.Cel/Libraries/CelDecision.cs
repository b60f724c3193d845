namespace Dotnetes.Cel.Libraries;

/// <summary>What an authorizer decided.</summary>
/// <param name="IsAllowed">Whether it is allowed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">What went wrong; empty when nothing did.</param>
public sealed record CelDecision(bool IsAllowed, string Reason = "", string Error = "");
