namespace Dotnetes.Cel.Syntax;

// Cuts an expression into tokens, by the grammar of the language definition. What fits nothing is told and passed over.
internal sealed class Lexer(string text, IssueList issues)
{
    private static readonly string[] _symbols =
        ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "[", "]", "{", "}", "(", ")", ".", ",", "-", "!", "?", ":", "+", "*", "/", "%"];

    private int _at;

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            SkipSpace();
            if (_at >= text.Length)
            {
                tokens.Add(new(TokenKind.End, "", text.Length));
                return tokens;
            }

            if (Next() is { } token)
            {
                tokens.Add(token);
            }
        }
    }

    private static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _at++;
            }
            else if (text[_at] == '/' && Peek(1) == '/')
            {
                while (_at < text.Length && text[_at] != '\n')
                {
                    _at++;
                }
            }
            else
            {
                return;
            }
        }
    }

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private Token? Next()
    {
        var start = _at;
        var c = text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return Number();
        }

        if (PrefixOfText() is { } prefix)
        {
            return Text(prefix);
        }

        if (IsStart(c))
        {
            while (_at < text.Length && IsPart(text[_at]))
            {
                _at++;
            }

            var word = text[start.._at];
            return new(word is "true" or "false" or "null" or "in" ? TokenKind.Symbol : TokenKind.Identifier, word, start);
        }

        foreach (var symbol in _symbols)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return new(TokenKind.Symbol, symbol, start);
            }
        }

        Unknown(start);
        return null;
    }

    private void Unknown(int start)
    {
        _at += char.IsSurrogatePair(text, start) ? 2 : 1;

        // The first character of an operator of two pulls the next one in.
        if (text[start] is '|' or '&' or '=' && _at < text.Length)
        {
            _at++;
        }

        issues.Syntax(start, $"token recognition error at: '{text[start.._at].Replace("\n", "\\n", StringComparison.Ordinal)}'");
    }

    private Token Number()
    {
        var start = _at;
        if (text[_at] == '0' && Peek(1) is 'x' && char.IsAsciiHexDigit(Peek(2)))
        {
            _at += 2;
            Skip(char.IsAsciiHexDigit);
            return Whole(start);
        }

        Skip(char.IsAsciiDigit);
        var isFloat = false;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isFloat = true;
            _at++;
            Skip(char.IsAsciiDigit);
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isFloat = true;
            _at += 2;
            Skip(char.IsAsciiDigit);
        }

        return isFloat ? new(TokenKind.Float, text[start.._at], start) : Whole(start);
    }

    private Token Whole(int start)
    {
        if (Peek(0) is 'u' or 'U')
        {
            _at++;
            return new(TokenKind.Uint, text[start.._at], start);
        }

        return new(TokenKind.Int, text[start.._at], start);
    }

    private void Skip(Func<char, bool> fits)
    {
        while (_at < text.Length && fits(text[_at]))
        {
            _at++;
        }
    }

    // How many letters stand before a quotation mark that opens text here: raw (r), bytes (b) or both; null when nothing opens.
    private int? PrefixOfText()
    {
        for (var i = 0; i <= 2; i++)
        {
            var c = Peek(i);
            if (c is '"' or '\'')
            {
                return i < 2 || char.ToLowerInvariant(Peek(0)) != char.ToLowerInvariant(Peek(1)) ? i : null;
            }

            if (c is not ('r' or 'R' or 'b' or 'B'))
            {
                return null;
            }
        }

        return null;
    }

    private Token? Text(int prefix)
    {
        var start = _at;
        var isRaw = text.AsSpan(start, prefix).ContainsAny('r', 'R');
        var isBytes = text.AsSpan(start, prefix).ContainsAny('b', 'B');
        var quote = text[start + prefix];
        var isTriple = Peek(prefix + 1) == quote && Peek(prefix + 2) == quote;
        var at = start + prefix + (isTriple ? 3 : 1);
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\' && !isRaw)
            {
                at++;
            }
            else if (text[at] is '\n' or '\r' && !isTriple)
            {
                break;
            }
            else if (text[at] == quote && (!isTriple || (at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote)))
            {
                _at = at + (isTriple ? 3 : 1);
                return new(isBytes ? TokenKind.Bytes : TokenKind.String, text[start.._at], start);
            }
        }

        _at = Math.Min(at, text.Length);
        issues.Syntax(start, $"token recognition error at: '{text[start.._at].Replace("\n", "\\n", StringComparison.Ordinal)}'");
        return null;
    }
}
