namespace Dotnetes.Machinery.Tests;

/// <summary>The folder of facts and golden samples that lies beside the checkout on the project's machines.</summary>
internal static class SharedFolder
{
    public const string SkipReason = "../shared is not there";

    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "facts")))
            {
                return candidate;
            }
        }

        return null;
    }
}
