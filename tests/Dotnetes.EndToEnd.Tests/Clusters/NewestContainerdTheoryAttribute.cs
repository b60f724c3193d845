namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A test with containerd 2 and a new runc, which <c>eng/newest-containerd artifacts/newest-containerd</c> brings; skipped by name without.</summary>
public sealed class NewestContainerdTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public NewestContainerdTheoryAttribute() => Skip = TestCluster.Obstacle ?? (Folder is null ? "needs artifacts/newest-containerd, which eng/newest-containerd fetches" : null);

    /// <summary>Where the programs are; null when they were not fetched.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "artifacts", "newest-containerd", "bin");
            if (File.Exists(Path.Combine(found, "containerd")))
            {
                return found;
            }
        }

        return null;
    }
}
