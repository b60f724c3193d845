namespace Dotnetes.Machinery.Selectors;

/// <summary>Splits a label selector into symbols and words.</summary>
internal ref struct LabelSelectorLexer(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    internal enum TokenKind
    {
        End,
        Symbol,
        Word,
        Error,
    }

    internal readonly record struct Token(TokenKind Kind, string Text);

    /// <summary>The next symbol or word; at the end of the text, an end again and again.</summary>
    public Token Next()
    {
        _rest = _rest.TrimStart(" \t\r\n");

        // A zero character ends the text, as it does upstream.
        if (_rest.IsEmpty || _rest[0] == '\0')
        {
            return new(TokenKind.End, "");
        }

        if (IsSpecial(_rest[0]))
        {
            return NextSymbol();
        }

        var length = _rest.IndexOfAny("=!(),>< \t\r\n\0");
        var word = length < 0 ? _rest : _rest[..length];
        _rest = length < 0 ? default : _rest[length..];
        if (!_rest.IsEmpty && _rest[0] == '\0')
        {
            _rest = _rest[1..];
        }

        return new(TokenKind.Word, word.ToString());
    }

    private static bool IsSpecial(char c) => c is '=' or '!' or '(' or ')' or ',' or '>' or '<';

    private Token NextSymbol()
    {
        var length = _rest is ['=' or '!', '=', ..] ? 2 : 1;
        var symbol = _rest[..length].ToString();
        _rest = _rest[length..];
        return new(TokenKind.Symbol, symbol);
    }
}
