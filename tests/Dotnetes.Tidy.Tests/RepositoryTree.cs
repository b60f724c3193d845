using System.Text.RegularExpressions;

namespace Dotnetes.Tidy.Tests;

/// <summary>The files of the repository as they lie on disk, without what builds and tools leave behind.</summary>
public sealed class RepositoryTree
{
    private static readonly HashSet<string> Ignored =
        ["bin", "obj", "artifacts", ".git", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    private static readonly Lazy<RepositoryTree> ThisRepository = new(() => Load(FindRoot()));

    private readonly Dictionary<string, RepositoryFile> _byPath;
    private readonly HashSet<string> _folders = [];

    /// <summary>A tree of the given files.</summary>
    public RepositoryTree(params IEnumerable<RepositoryFile> files)
    {
        Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        _byPath = Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in Files)
        {
            for (var at = file.Path.LastIndexOf('/'); at > 0; at = file.Path.LastIndexOf('/', at - 1))
            {
                _folders.Add(file.Path[..at]);
            }
        }
    }

    /// <summary>The repository that this test was built from.</summary>
    public static RepositoryTree Current => ThisRepository.Value;

    /// <summary>All files, by path.</summary>
    public IReadOnlyList<RepositoryFile> Files { get; }

    /// <summary>All C# files.</summary>
    public IEnumerable<RepositoryFile> CSharp => Files.Where(f => f.IsCSharp);

    /// <summary>All C# files of the product.</summary>
    public IEnumerable<RepositoryFile> Product => CSharp.Where(f => f.IsProduct);

    /// <summary>All project files.</summary>
    public IEnumerable<RepositoryFile> Projects => Files.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>The file of that path, or nothing.</summary>
    public RepositoryFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether there is a file or folder of that path; <c>*</c> stands for part of a name.</summary>
    public bool Exists(string path)
    {
        path = path.TrimEnd('/');
        if (!path.Contains('*', StringComparison.Ordinal))
        {
            return _byPath.ContainsKey(path) || _folders.Contains(path);
        }

        var pattern = PathPattern(path);
        return _byPath.Keys.Any(pattern.IsMatch) || _folders.Any(pattern.IsMatch);
    }

    /// <summary>The lines of a data file in eng/ with their one-based numbers, without comments and blank lines.</summary>
    public IEnumerable<(int Line, string Text)> DataLines(string path)
    {
        var number = 0;
        foreach (var line in Find(path)?.Lines ?? [])
        {
            number++;
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return (number, text);
            }
        }
    }

    /// <summary>A pattern for paths: <c>**</c> stands for anything, <c>*</c> for anything within one name.</summary>
    public static Regex PathPattern(string glob) =>
        new("^" + Regex.Escape(glob).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dotnetes.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no Dotnetes.slnx above {AppContext.BaseDirectory}");
    }

    private static RepositoryTree Load(string root)
    {
        List<RepositoryFile> files = [];
        Walk(new DirectoryInfo(root), "");
        return new(files);

        void Walk(DirectoryInfo folder, string prefix)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !Ignored.Contains(e.Name) && e.LinkTarget is null))
            {
                if (entry is DirectoryInfo child)
                {
                    Walk(child, $"{prefix}{child.Name}/");
                }
                else
                {
                    files.Add(new(prefix + entry.Name, File.ReadAllBytes(entry.FullName)));
                }
            }
        }
    }
}
