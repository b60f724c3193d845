namespace Dotnetes.Differential.Kubectl;

/// <summary>Differences that are meant, or are not ours to mend: lines of session, what is in the command, and the reason, between tabs.</summary>
internal sealed class KnownDifferences(IReadOnlyList<(string Session, string Part, string Reason)> known)
{
    /// <summary>None.</summary>
    public static KnownDifferences None { get; } = new([]);

    /// <summary>Reads them; lines with # are comments.</summary>
    public static KnownDifferences Read(string path) => new([.. File.ReadLines(path)
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split('\t'))
        .Select(p => (p[0], p[1], p[2]))]);

    /// <summary>Why a command may differ; null when it may not.</summary>
    public string? ReasonOf(string session, string command) =>
        known.FirstOrDefault(k => k.Session == session && command.Contains(k.Part, StringComparison.Ordinal)).Reason;
}
