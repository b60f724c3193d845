namespace Dotnetes.Tidy.Tests;

/// <summary>Runs a check on files made up in a test.</summary>
public static class CheckRun
{
    /// <summary>The findings as <c>path:line</c>, exemptions taken off.</summary>
    public static string[] Places(ICheck check, params (string Path, string Text)[] files) =>
        [.. TidyRun.Run(check, new(files.Select(f => new RepositoryFile(f.Path, f.Text)))).Select(f => $"{f.Path}:{f.Line}")];
}
