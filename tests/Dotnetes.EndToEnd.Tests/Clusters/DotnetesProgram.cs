namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>The program under test, as this build of the solution left it.</summary>
public static class DotnetesProgram
{
    /// <summary>Its full path.</summary>
    /// <exception cref="InvalidOperationException">It was not built.</exception>
    public static string Path { get; } = Find();

    private static string Find()
    {
        // tests/Dotnetes.EndToEnd.Tests/bin/Debug/net10.0: the configuration is that of the tests.
        var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var configuration = folder.Parent!.Name;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Dotnetes.slnx")))
        {
            folder = folder.Parent;
        }

        var output = System.IO.Path.Combine(folder?.FullName ?? "/", "src", "Dotnetes", "bin", configuration, "net10.0");
        return Directory.Exists(output) && Directory.EnumerateFiles(output, "dotnetes", SearchOption.AllDirectories).FirstOrDefault() is { } path
            ? path
            : throw new InvalidOperationException($"dotnetes is not built: there is no such program below {output}");
    }
}
