using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dotnetes.Tidy.Tests;

/// <summary>One file of the repository, read once and parsed at most once.</summary>
public sealed class RepositoryFile
{
    // Preview, because the newest syntax that the SDK's compiler knows must at least parse here.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly Lazy<string> _text;
    private readonly Lazy<SyntaxNode> _root;

    /// <summary>Wraps the content of a file.</summary>
    /// <param name="path">The path from the repository's root, with forward slashes.</param>
    /// <param name="bytes">The content.</param>
    public RepositoryFile(string path, byte[] bytes)
    {
        Path = path;
        Bytes = bytes;
        _text = new(() => Encoding.UTF8.GetString(bytes));
        _root = new(() => CSharpSyntaxTree.ParseText(Text, Options, path).GetRoot());
    }

    /// <summary>A text file made up for a test.</summary>
    public RepositoryFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    public string Path { get; }

    public byte[] Bytes { get; }

    public string Text => _text.Value;

    public string[] Lines => Text.Split('\n');

    /// <summary>The name without the folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The name without the folder and without anything from the first dot on.</summary>
    public string Stem => Name.Split('.')[0];

    /// <summary>The parsed C# file.</summary>
    public SyntaxNode Root => _root.Value;

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Product code, as opposed to tests, benchmarks and tools.</summary>
    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Whether the content is not text, judged as git judges it: by a zero byte near the start.</summary>
    public bool IsBinary => Bytes.AsSpan(0, Math.Min(Bytes.Length, 8000)).Contains((byte)0);

    /// <summary>The project that the file belongs to, or nothing for files outside of projects.</summary>
    public string? Project
    {
        get
        {
            var parts = Path.Split('/');
            return parts.Length > 2 && parts[0] is "src" or "tests" or "bench" ? parts[1] : null;
        }
    }

    /// <summary>The one-based line of a position in the text.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    /// <summary>The one-based line on which a node begins, its comments left out.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
