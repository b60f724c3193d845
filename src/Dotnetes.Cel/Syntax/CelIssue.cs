namespace Dotnetes.Cel.Syntax;

/// <summary>A mistake in an expression.</summary>
/// <param name="Line">The line from 1; -1 when the mistake has no place.</param>
/// <param name="Column">The column from 0, in code points.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CelIssue(int Line, int Column, string Message);
