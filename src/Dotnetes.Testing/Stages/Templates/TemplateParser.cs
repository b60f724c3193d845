using System.Globalization;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>Reads templates in the language of Go's <c>text/template</c>.</summary>
internal sealed class TemplateParser
{
    private readonly IEnumerator<(string? Text, List<TemplateToken>? Action)> _parts;
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _named = new(StringComparer.Ordinal);
    private readonly Predicate<string> _isFunction;
    private List<TemplateToken> _tokens = [];
    private int _at;

    private TemplateParser(string template, Predicate<string> isFunction)
    {
        _parts = TemplateLexer.Parts(template).GetEnumerator();
        _isFunction = isFunction;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="template">The text.</param>
    /// <param name="isFunction">Whether there is a function of a name.</param>
    /// <returns>Its parts, and those that it defines by name.</returns>
    /// <exception cref="FormatException">It is not right.</exception>
    public static (IReadOnlyList<TemplateNode> Body, IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> Named) Parse(string template, Predicate<string> isFunction)
    {
        var parser = new TemplateParser(template, isFunction);
        var body = parser.Body(out var end);
        return end.Length == 0 ? (body, parser._named) : throw new FormatException($"{{{{{end}}}}} ends nothing");
    }

    private TemplateToken Next => _at < _tokens.Count ? _tokens[_at] : default;

    // Up to {{end}}, {{else}} or the end of the template. After {{else}} the words of the action stay, for {{else if}}.
    private List<TemplateNode> Body(out string end)
    {
        var nodes = new List<TemplateNode>();
        while (_parts.MoveNext())
        {
            if (_parts.Current.Text is { } text)
            {
                nodes.Add(new TemplateNode.Text(text));
                continue;
            }

            (_tokens, _at) = (_parts.Current.Action!, 0);
            var keyword = Next.Kind == TemplateTokenKind.Name ? Next.Text : "";
            if (keyword is "end" or "else")
            {
                _at++;
                end = keyword;
                return nodes;
            }

            if (Action(keyword) is { } node)
            {
                nodes.Add(node);
            }
        }

        end = "";
        return nodes;
    }

    private TemplateNode? Action(string keyword)
    {
        switch (keyword)
        {
            case "if" or "with":
                _at++;
                return Choice(keyword == "with");
            case "range":
                _at++;
                var items = Whole();
                var body = Body(out var end);
                return new TemplateNode.Loop(items, body, end == "else" ? Rest("range") : end == "end" ? [] : throw Unended("range"));
            case "define":
                _at++;
                var name = Take(TemplateTokenKind.Text);
                Finish();
                _named[name] = Rest("define");
                return null;
            case "template":
                _at++;
                return new TemplateNode.Include(Take(TemplateTokenKind.Text), Next.Kind == TemplateTokenKind.End ? null : Whole());
            case "break" or "continue":
                _at++;
                Finish();
                return new TemplateNode.Leave(keyword == "break");
            default:
                return new TemplateNode.Output(Whole());
        }
    }

    private TemplateNode.Choice Choice(bool setsDot)
    {
        var condition = Whole();
        var then = Body(out var end);
        IReadOnlyList<TemplateNode> otherwise = [];
        if (end == "else")
        {
            var chained = Next.Kind == TemplateTokenKind.Name ? Next.Text : "";
            if (chained is "if" or "with")
            {
                _at++;
                otherwise = [Choice(chained == "with")];
            }
            else
            {
                otherwise = Rest(setsDot ? "with" : "if");
            }
        }
        else if (end.Length == 0)
        {
            throw Unended(setsDot ? "with" : "if");
        }

        return new(condition, setsDot, then, otherwise);
    }

    private List<TemplateNode> Rest(string of)
    {
        var body = Body(out var end);
        return end == "end" ? body : throw Unended(of);
    }

    private TemplatePipeline Whole()
    {
        var pipeline = Pipeline();
        Finish();
        return pipeline;
    }

    private TemplatePipeline Pipeline()
    {
        var variables = new List<string>();
        var declares = false;
        var start = _at;
        while (Next.Kind == TemplateTokenKind.Variable)
        {
            variables.Add(Next.Text);
            _at++;
            if (TakeSign(","))
            {
                continue;
            }

            declares = TakeSign(":=");
            if (!declares && !TakeSign("="))
            {
                (_at, variables) = (start, []);
            }

            break;
        }

        var commands = new List<IReadOnlyList<TemplateOperand>> { Command() };
        while (TakeSign("|"))
        {
            commands.Add(Command());
        }

        return new(variables, declares, commands);
    }

    private List<TemplateOperand> Command()
    {
        var operands = new List<TemplateOperand>();
        while (Next.Kind != TemplateTokenKind.End && Next is not { Kind: TemplateTokenKind.Sign, Text: "|" or ")" })
        {
            operands.Add(Operand());
        }

        return operands.Count > 0 ? operands : throw new FormatException("a command is missing");
    }

    private TemplateOperand Operand()
    {
        var token = Next;
        _at++;
        TemplateOperand operand = token switch
        {
            { Kind: TemplateTokenKind.Text } => new TemplateOperand.Constant(new JsonString(token.Text)),
            { Kind: TemplateTokenKind.Number } => new TemplateOperand.Constant(Number(token.Text)),
            { Kind: TemplateTokenKind.Dot } => new TemplateOperand.Dot(),
            { Kind: TemplateTokenKind.Field } => new TemplateOperand.Field(new TemplateOperand.Dot(), token.Text),
            { Kind: TemplateTokenKind.Variable } => new TemplateOperand.Variable(token.Text),
            { Kind: TemplateTokenKind.Name, Text: "true" or "false" } => new TemplateOperand.Constant(JsonBoolean.Of(token.Text == "true")),
            { Kind: TemplateTokenKind.Name, Text: "nil" } => new TemplateOperand.Constant(JsonNull.Instance),
            { Kind: TemplateTokenKind.Name } => _isFunction(token.Text)
                ? new TemplateOperand.Function(token.Text)
                : throw new FormatException($"there is no function {token.Text}"),
            { Kind: TemplateTokenKind.Sign, Text: "(" } => Nested(),
            _ => throw new FormatException($"unexpected {token.Text} in an action"),
        };
        while (Next is { Kind: TemplateTokenKind.Field, IsApart: false })
        {
            operand = new TemplateOperand.Field(operand, Next.Text);
            _at++;
        }

        return operand;
    }

    private TemplateOperand.Nested Nested()
    {
        var pipeline = Pipeline();
        return TakeSign(")") ? new(pipeline) : throw new FormatException("a parenthesis does not end");
    }

    private static JsonNumber Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new(whole)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new JsonNumber(number)
        : throw new FormatException($"{text} is no number");

    private bool TakeSign(string sign)
    {
        var isThere = Next is { Kind: TemplateTokenKind.Sign } token && token.Text == sign;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private string Take(TemplateTokenKind kind) => Next.Kind == kind ? _tokens[_at++].Text : throw new FormatException($"unexpected {Next.Text} in an action");

    private void Finish()
    {
        if (Next.Kind != TemplateTokenKind.End)
        {
            throw new FormatException($"unexpected {Next.Text} in an action");
        }
    }

    private static FormatException Unended(string keyword) => new($"{{{{{keyword}}}}} does not end");
}
