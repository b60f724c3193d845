using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

internal sealed partial class Parser
{
    private Expression Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Int or TokenKind.Float or TokenKind.Uint:
                return Number(Take(), token.Offset, isNegative: false);
            case TokenKind.String or TokenKind.Bytes:
                Take();
                var text = Literals.Text(token.Text, token.Kind == TokenKind.Bytes, out var error);
                if (error is not null)
                {
                    _issues.Add(token.Offset, error);
                }

                return new LiteralExpression(token.Offset, text);
            case TokenKind.Identifier:
                return Name(leadingDot: false, token.Offset);
            case TokenKind.Symbol:
                return Symbol(token);
            default:
                Stop($"mismatched input '{token}' expecting {Starts}");
                return Nothing(token.Offset);
        }
    }

    private Expression Symbol(Token token)
    {
        switch (token.Text)
        {
            case "-" when After.Kind is TokenKind.Int or TokenKind.Float:
                Take();
                return Number(Take(), token.Offset, isNegative: true);
            case "true" or "false":
                return new LiteralExpression(Take().Offset, CelValue.Of(token.Text == "true"));
            case "null":
                return new LiteralExpression(Take().Offset, CelValue.Null);
            case "(":
                Take();
                var inner = Conditional();
                Expect(")");
                return inner;
            case "[":
                return List();
            case "{":
                return Map();
            case "." when After.Kind == TokenKind.Identifier:
                Take();
                return Name(leadingDot: true, token.Offset);
        }

        // A token that should not be there is passed over when the next one could have stood in its place.
        if (!_hasStopped && After is { Kind: not TokenKind.End } next && (next.Kind != TokenKind.Symbol || next.Text is "[" or "{" or "(" or "." or "-" or "!" or "true" or "false" or "null"))
        {
            _issues.Syntax(token.Offset, $"extraneous input '{token}' expecting {Starts}");
            Take();
            return Unary();
        }

        Stop($"mismatched input '{token}' expecting {Starts}");
        return Nothing(token.Offset);
    }

    private LiteralExpression Number(Token token, int offset, bool isNegative)
    {
        var (value, kind) = token.Kind switch
        {
            TokenKind.Int => (Literals.Int(token.Text, isNegative), "int"),
            TokenKind.Uint => (Literals.Uint(token.Text), "uint"),
            _ => (Literals.Double(token.Text), "double"),
        };
        if (value is not { } number)
        {
            _issues.Add(offset, $"invalid {kind} literal");
            return Nothing(offset);
        }

        return new(offset, token.Kind == TokenKind.Float && isNegative ? CelValue.Of(-number.AsDouble) : number);
    }

    private Expression Name(bool leadingDot, int offset)
    {
        if (IsStruct())
        {
            return Struct(leadingDot);
        }

        var token = Take();
        if (_reserved.Contains(token.Text))
        {
            _issues.Add(offset, $"reserved identifier: {token.Text}");
        }

        var name = leadingDot ? "." + token.Text : token.Text;
        if (!Current.Is("("))
        {
            return new NameExpression(offset, name);
        }

        var open = Take().Offset;
        return Expand(new CallExpression(open, name, null, Arguments(")")));
    }

    // Whether a name, perhaps with dots, comes before a brace.
    private bool IsStruct()
    {
        var at = _at + 1;
        while (at + 1 < _tokens.Count && _tokens[at].Is(".") && _tokens[at + 1].Kind == TokenKind.Identifier)
        {
            at += 2;
        }

        return at < _tokens.Count && _tokens[at].Is("{");
    }

    private StructExpression Struct(bool leadingDot)
    {
        var name = (leadingDot ? "." : "") + Take().Text;
        while (TryTake("."))
        {
            name += "." + Take().Text;
        }

        var open = Take().Offset;
        List<StructEntry> entries = [];
        while (!Current.Is("}") && !_hasStopped)
        {
            var isOptional = TryTake("?");
            if (Current.Kind != TokenKind.Identifier)
            {
                Stop($"mismatched input '{Current}' expecting {{'}}', IDENTIFIER}}");
                break;
            }

            var field = Take();
            var colon = Current.Offset;
            Expect(":");
            entries.Add(new(colon, field.Text, Conditional(), isOptional));
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("}");
        return Checked(new StructExpression(open, name, [.. entries]));
    }

    private ListExpression List()
    {
        var open = Take().Offset;
        List<Expression> items = [];
        List<bool> isOptional = [];
        while (!Current.Is("]") && !_hasStopped)
        {
            isOptional.Add(TryTake("?"));
            items.Add(Conditional());
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("]");
        return Checked(new ListExpression(open, [.. items], [.. isOptional]));
    }

    private MapExpression Map()
    {
        var open = Take().Offset;
        List<MapEntry> entries = [];
        while (!Current.Is("}") && !_hasStopped)
        {
            var isOptional = TryTake("?");
            var key = Conditional();
            var colon = Current.Offset;
            Expect(":");
            entries.Add(new(colon, key, Conditional(), isOptional));
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("}");
        return Checked(new MapExpression(open, [.. entries]));
    }
}
