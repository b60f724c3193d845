namespace Dotnetes.Cel.Syntax;

internal enum TokenKind
{
    End,
    Identifier,
    Int,
    Uint,
    Float,
    String,
    Bytes,

    // Operators, punctuation, and the words true, false, null and in.
    Symbol,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    // As messages show it.
    public override string ToString() => Kind == TokenKind.End ? "<EOF>" : Text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
