namespace Dotnetes.EndToEnd.Tests;

/// <summary>A theory that runs programs of the machine; skipped by name where one is missing.</summary>
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] programs)
    {
        var missing = programs.Where(p => ExternalProgram.Find(p) is null).ToList();
        if (missing.Count > 0)
        {
            Skip = $"needs {string.Join(", ", missing)} on this machine";
        }
    }
}
