using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

/// <summary>What compiling an expression gave: a program, or what is wrong.</summary>
public sealed class CelCompilation
{
    internal CelCompilation(IssueList issues, CelType type, CelProgram? program)
    {
        Issues = issues.Sorted;
        ErrorText = Issues.Count == 0 ? "" : string.Join("\n", Issues.Select(issues.Source.Describe));
        Type = type;
        Program = program;
    }

    /// <summary>What is wrong, by place.</summary>
    public IReadOnlyList<CelIssue> Issues { get; }

    /// <summary>What is wrong for people, each mistake with its line and a caret; empty when nothing is.</summary>
    public string ErrorText { get; }

    /// <summary>The type of the result.</summary>
    public CelType Type { get; }

    /// <summary>The program; null when something is wrong.</summary>
    public CelProgram? Program { get; }
}
