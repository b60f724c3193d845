using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Selectors;

/// <summary>Reads the string form of label selectors. The messages are upstream's, since clients show and match them.</summary>
internal sealed class LabelSelectorParser
{
    private readonly List<LabelSelectorLexer.Token> _tokens = [];
    private readonly FieldPath _path;
    private int _position;

    private LabelSelectorParser(string text, FieldPath path)
    {
        _path = path;
        var lexer = new LabelSelectorLexer(text);
        do
        {
            _tokens.Add(lexer.Next());
        }
        while (_tokens[^1].Kind != LabelSelectorLexer.TokenKind.End);
    }

    private LabelSelectorLexer.Token Current => _tokens[_position];

    private bool AtEnd => Current.Kind == LabelSelectorLexer.TokenKind.End;

    private bool AtWord => Current.Kind == LabelSelectorLexer.TokenKind.Word;

    /// <summary>Returns what is wrong with the text, or null.</summary>
    public static string? Parse(string text, FieldPath path, out List<LabelRequirement> requirements) => new LabelSelectorParser(text, path).Parse(out requirements);

    private string? Parse(out List<LabelRequirement> requirements)
    {
        requirements = [];
        if (AtEnd)
        {
            return null;
        }

        if (!AtWord && !At("!"))
        {
            return $"found '{Current.Text}', expected: !, identifier, or 'end of string'";
        }

        while (true)
        {
            if (ParseRequirement(out var requirement) is { } error)
            {
                return "unable to parse requirement: " + error;
            }

            requirements.Add(requirement!);
            if (AtEnd)
            {
                return null;
            }

            if (!At(","))
            {
                return $"found '{Current.Text}', expected: ',' or 'end of string'";
            }

            _position++;
            if (!AtWord && !At("!"))
            {
                return $"found '{Current.Text}', expected: identifier after ','";
            }
        }
    }

    private string? ParseRequirement(out LabelRequirement? requirement)
    {
        requirement = null;
        var isNegated = At("!");
        _position += isNegated ? 1 : 0;
        var key = Current.Text;
        if (!AtWord)
        {
            return $"found '{key}', expected: identifier";
        }

        _position++;
        if (QualifiedNames.IsQualifiedName(key) is { IsEmpty: false } messages)
        {
            return FieldError.Invalid(_path, key, string.Join("; ", messages)).ToString();
        }

        if (isNegated || AtEnd || At(","))
        {
            return Create(key, isNegated ? SelectionOperator.DoesNotExist : SelectionOperator.Exists, [], out requirement);
        }

        if (OperatorOf(Current.Text) is not { } selectionOperator)
        {
            return $"found '{Current.Text}', expected: in, notin, =, ==, !=, gt, lt";
        }

        _position++;
        var values = default(ValueList<string>);
        var error = selectionOperator is SelectionOperator.In or SelectionOperator.NotIn ? ParseValues(out values) : ParseExactValue(out values);
        return error ?? Create(key, selectionOperator, values, out requirement);
    }

    private string? Create(string key, SelectionOperator selectionOperator, ValueList<string> values, out LabelRequirement? requirement)
    {
        requirement = LabelRequirement.TryCreate(key, selectionOperator, values, _path, out var errors);
        return requirement is null ? errors.ToString() : null;
    }

    private string? ParseExactValue(out ValueList<string> values)
    {
        values = [""];
        if (AtEnd || At(","))
        {
            return null;
        }

        if (!AtWord)
        {
            return $"found '{Current.Text}', expected: identifier";
        }

        values = [Current.Text];
        _position++;
        return null;
    }

    /// <summary>Reads <c>(a,b)</c>. Between commas and parentheses there may be nothing, which stands for the empty value.</summary>
    private string? ParseValues(out ValueList<string> values)
    {
        values = default;
        if (!At("("))
        {
            return $"found '{Current.Text}' expected: '('";
        }

        _position++;
        if (!AtWord && !At(",") && !At(")"))
        {
            return $"found '{Current.Text}', expected: ',', ')' or identifier";
        }

        var found = new SortedSet<string>(Utf8Order.Instance);
        while (true)
        {
            found.Add(AtWord ? Current.Text : "");
            _position += AtWord ? 1 : 0;
            if (At(")"))
            {
                _position++;
                values = found.ToValueList();
                return null;
            }

            if (!At(","))
            {
                return $"found '{Current.Text}', expected: ',' or ')'";
            }

            _position++;
            if (!AtWord && !At(",") && !At(")"))
            {
                return $"found '{Current.Text}', expected: ',', or identifier";
            }
        }
    }

    private bool At(string symbol) => Current.Kind == LabelSelectorLexer.TokenKind.Symbol && Current.Text == symbol;

    private static SelectionOperator? OperatorOf(string text) => text switch
    {
        "=" => SelectionOperator.Equals,
        "==" => SelectionOperator.DoubleEquals,
        "!=" => SelectionOperator.NotEquals,
        "in" => SelectionOperator.In,
        "notin" => SelectionOperator.NotIn,
        ">" => SelectionOperator.GreaterThan,
        "<" => SelectionOperator.LessThan,
        _ => null,
    };
}
