namespace Dotnetes.Testing.Tests;

/// <summary>A test that needs the packages of <c>./build --packages</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackagesFactAttribute : FactAttribute
{
    public PackagesFactAttribute()
    {
        if (Find() is null)
        {
            Skip = "the packages were not built (./build --packages)";
        }
    }

    /// <summary>The folder of the repository.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dotnetes.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no Dotnetes.slnx above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }

    /// <summary>The folder with the packages; null when they were not built.</summary>
    public static string? Find()
    {
        var folder = Path.Combine(Repository(), "artifacts", "packages");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "Dotnetes.Testing.*.nupkg").Any() ? folder : null;
    }
}
