namespace Dotnetes.Preflight;

/// <summary>What one check of the machine found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Verdict">Whether it will do.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Fix">What puts it right; empty when nothing has to be.</param>
public sealed record CheckResult(string Name, CheckVerdict Verdict, string Detail, string Fix = "");
