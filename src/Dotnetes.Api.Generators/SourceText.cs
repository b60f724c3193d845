using System.Text;

namespace Dotnetes.Api.Generators;

/// <summary>Indented source text.</summary>
internal sealed class SourceText
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public SourceText Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _indent * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    public SourceText Open(string line)
    {
        Line(line).Line("{");
        _indent++;
        return this;
    }

    public SourceText Close(string suffix = "")
    {
        _indent--;
        return Line("}" + suffix);
    }

    public override string ToString() => _text.ToString();

    /// <summary>A C# string literal.</summary>
    public static string Literal(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);
}
