using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

// Parses by the grammar of the language definition, with macros expanded. After a mistake that cannot be passed over it stops: one error, not a cascade.
internal sealed partial class Parser
{
    // Upstream's limits: code points of an expression, and how deep it nests.
    public const int MaxCodePoints = 100_000;
    public const int MaxDepth = 250;

    private const string Starts = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private static readonly HashSet<string> _reserved =
    [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
    ];

    private readonly List<Token> _tokens;
    private readonly IssueList _issues;
    private int _at;
    private int _depth;
    private bool _hasStopped;

    private Parser(string text, IssueList issues)
    {
        _issues = issues;
        _tokens = new Lexer(text, issues).Read();
    }

    private Token Current => _tokens[_at];

    private Token After => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public static Expression? Parse(string text, IssueList issues)
    {
        var size = TimeText.CodePoints(text);
        if (size > MaxCodePoints)
        {
            issues.Add(-1, $"expression code point size exceeds limit: size: {size}, limit {MaxCodePoints}");
            return null;
        }

        var parser = new Parser(text, issues);
        var result = parser.Conditional();
        parser.ExpectEnd();
        return issues.Count == 0 ? result : null;
    }

    private static LiteralExpression Nothing(int offset) => new(offset, CelValue.Null);

    private void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            Stop($"{(After.Kind == TokenKind.End ? "extraneous" : "mismatched")} input '{Current}' expecting <EOF>");
        }
    }

    private void Stop(string message)
    {
        if (!_hasStopped)
        {
            _issues.Syntax(Current.Offset, message);
        }

        _hasStopped = true;
        _at = _tokens.Count - 1;
    }

    private T Checked<T>(T expression)
        where T : Expression
    {
        if (expression.Depth > MaxDepth)
        {
            TooDeep();
        }

        return expression;
    }

    private void TooDeep()
    {
        if (!_hasStopped)
        {
            _issues.Add(-1, $"expression recursion limit exceeded: {MaxDepth}");
        }

        _hasStopped = true;
        _at = _tokens.Count - 1;
    }

    private Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    private bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (TryTake(symbol))
        {
            return;
        }

        if (After.Is(symbol))
        {
            _issues.Syntax(Current.Offset, $"extraneous input '{Current}' expecting '{symbol}'");
            _at += 2;
            return;
        }

        Stop($"mismatched input '{Current}' expecting '{symbol}'");
    }

    private Expression Conditional()
    {
        if (++_depth > MaxDepth)
        {
            TooDeep();
            _depth--;
            return Nothing(-1);
        }

        var condition = Logical("||", "_||_", () => Logical("&&", "_&&_", Relation));
        if (Current.Is("?"))
        {
            var offset = Take().Offset;
            var yes = Logical("||", "_||_", () => Logical("&&", "_&&_", Relation));
            Expect(":");
            condition = Checked(new CallExpression(offset, "_?_:_", null, condition, yes, Conditional()));
        }

        _depth--;
        return condition;
    }

    // Long chains become balanced trees, so that they are not deep.
    private Expression Logical(string symbol, string function, Func<Expression> operand)
    {
        var first = operand();
        if (!Current.Is(symbol))
        {
            return first;
        }

        List<Expression> terms = [first];
        List<int> offsets = [];
        while (Current.Is(symbol))
        {
            offsets.Add(Take().Offset);
            terms.Add(operand());
        }

        return Checked(Balance(function, terms, offsets, 0, offsets.Count - 1));
    }

    private static CallExpression Balance(string function, List<Expression> terms, List<int> offsets, int low, int high)
    {
        var middle = (low + high + 1) / 2;
        var left = middle == low ? terms[middle] : Balance(function, terms, offsets, low, middle - 1);
        var right = middle == high ? terms[middle + 1] : Balance(function, terms, offsets, middle + 1, high);
        return new(offsets[middle], function, null, left, right);
    }

    private Expression Relation() => Binary(Additive, t => t.Text switch
    {
        "==" or "!=" or "<" or "<=" or ">" or ">=" => $"_{t.Text}_",
        "in" => "@in",
        _ => null,
    });

    private Expression Additive() => Binary(Multiplicative, t => t.Text is "+" or "-" ? $"_{t.Text}_" : null);

    private Expression Multiplicative() => Binary(Unary, t => t.Text is "*" or "/" or "%" ? $"_{t.Text}_" : null);

    private Expression Binary(Func<Expression> operand, Func<Token, string?> function)
    {
        var left = operand();
        while (Current.Kind == TokenKind.Symbol && function(Current) is { } name)
        {
            var offset = Take().Offset;
            left = Checked(new CallExpression(offset, name, null, left, operand()));
        }

        return left;
    }

    private Expression Unary()
    {
        var symbol = Current.Is("!") ? "!" : Current.Is("-") ? "-" : null;
        if (symbol is null)
        {
            return Member();
        }

        var offset = Current.Offset;
        var count = 0;
        while (Current.Is(symbol) && !(symbol == "-" && count == 0 && After.Kind is TokenKind.Int or TokenKind.Float))
        {
            Take();
            count++;
            if (symbol == "-" && Current.Is("-") && After.Kind is TokenKind.Int or TokenKind.Float)
            {
                break;
            }
        }

        var operand = Member();
        return count % 2 == 0 ? operand : Checked(new CallExpression(offset, $"{symbol}_", null, operand));
    }

    private Expression Member()
    {
        var expression = Primary();
        while (true)
        {
            if (Current.Is("."))
            {
                expression = Checked(Select(expression));
            }
            else if (Current.Is("["))
            {
                var offset = Take().Offset;
                var function = TryTake("?") ? "_[?_]" : "_[_]";
                var index = Conditional();
                Expect("]");
                expression = Checked(new CallExpression(offset, function, null, expression, index));
            }
            else
            {
                return expression;
            }
        }
    }

    private Expression Select(Expression operand)
    {
        var dot = Take().Offset;
        var isOptional = TryTake("?");
        if (Current.Kind != TokenKind.Identifier)
        {
            if (Current.Kind == TokenKind.Symbol && char.IsLetter(Current.Text[0]))
            {
                Stop($"no viable alternative at input '.{Current}'");
            }
            else
            {
                Stop(Current.Kind == TokenKind.End ? "no viable alternative at input '.'" : $"no viable alternative at input '.{Current}'");
            }

            return operand;
        }

        var name = Take();
        if (isOptional)
        {
            return new CallExpression(dot, "_?._", null, operand, new LiteralExpression(name.Offset, CelValue.Of(name.Text)));
        }

        if (!Current.Is("("))
        {
            return new SelectExpression(dot, operand, name.Text);
        }

        var open = Take().Offset;
        return Expand(new CallExpression(open, name.Text, operand, Arguments(")")));
    }

    private Expression[] Arguments(string close)
    {
        List<Expression> arguments = [];
        while (!Current.Is(close) && !_hasStopped)
        {
            arguments.Add(Conditional());
            if (!TryTake(","))
            {
                break;
            }

            if (Current.Is(close))
            {
                Stop($"mismatched input '{Current}' expecting {Starts}");
            }
        }

        Expect(close);
        return [.. arguments];
    }
}
