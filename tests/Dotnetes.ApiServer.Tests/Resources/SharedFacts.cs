namespace Dotnetes.ApiServer.Tests.Resources;

/// <summary>The tables of facts beside the repository; tests that need them are skipped where they are absent.</summary>
internal static class SharedFacts
{
    private static readonly string? s_folder = Find();

    public static bool IsPresent => s_folder is not null;

    public static string Folder => s_folder!;

    /// <summary>The rows of a table as maps from column to cell.</summary>
    public static List<Dictionary<string, string>> Table(string name)
    {
        var lines = Lines(name).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second)).ToList();
    }

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(s_folder!, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var facts = Path.Combine(folder.FullName, "shared", "facts");
            if (File.Exists(Path.Combine(facts, "resources.tsv")))
            {
                return facts;
            }
        }

        return null;
    }
}
