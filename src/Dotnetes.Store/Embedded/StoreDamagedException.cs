namespace Dotnetes.Store.Embedded;

/// <summary>A file of a store is damaged in a way that no crash explains, so that opening the store would silently lose data.</summary>
public sealed class StoreDamagedException(string file, long offset, string problem, Exception? innerException = null)
    : Exception(
        $"{file}, offset {offset}: {problem}. Nothing was changed. Run \"dotnetes store verify\" to see how far the data are good, then "
        + "restore a backup, or give up what comes after with \"dotnetes store repair --to-revision\".",
        innerException)
{
    /// <summary>The damaged file.</summary>
    public string File { get; } = file;

    /// <summary>Where in the file the damage was found, in bytes from its start.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong there.</summary>
    public string Problem { get; } = problem;
}
