using System.Globalization;
using System.Text;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

// Writes a syntax tree as an expression again: with macros as they were written, and no more parentheses than needed.
internal static class Printer
{
    private static readonly Dictionary<string, (string Symbol, int Precedence)> _binary = new(StringComparer.Ordinal)
    {
        ["_||_"] = ("||", 2),
        ["_&&_"] = ("&&", 3),
        ["_==_"] = ("==", 4),
        ["_!=_"] = ("!=", 4),
        ["_<_"] = ("<", 4),
        ["_<=_"] = ("<=", 4),
        ["_>_"] = (">", 4),
        ["_>=_"] = (">=", 4),
        ["@in"] = ("in", 4),
        ["_+_"] = ("+", 5),
        ["_-_"] = ("-", 5),
        ["_*_"] = ("*", 6),
        ["_/_"] = ("/", 6),
        ["_%_"] = ("%", 6),
    };

    public static string Print(Expression expression) => Write(expression, 0);

    private static string Write(Expression expression, int precedence)
    {
        var (text, own) = expression.Macro is { } macro ? (Call(macro), 9) : Node(expression);
        return own < precedence ? $"({text})" : text;
    }

    private static (string Text, int Precedence) Node(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return Literal(literal.Value);
            case NameExpression name:
                return (name.Name, 9);
            case SelectExpression select:
                var field = $"{Write(select.Operand, 8)}.{select.Field}";
                return (select.IsTest ? $"has({field})" : field, 8);
            case ListExpression list:
                return ($"[{string.Join(", ", list.Items.Select((item, i) => (list.IsOptional[i] ? "?" : "") + Write(item, 0)))}]", 9);
            case MapExpression map:
                return ($"{{{string.Join(", ", map.Entries.Select(e => $"{(e.IsOptional ? "?" : "")}{Write(e.Key, 0)}: {Write(e.Value, 0)}"))}}}", 9);
            case StructExpression s:
                return ($"{s.Name}{{{string.Join(", ", s.Entries.Select(e => $"{(e.IsOptional ? "?" : "")}{e.Field}: {Write(e.Value, 0)}"))}}}", 9);
            case CallExpression call:
                return Operator(call);
            case FoldExpression fold:
                var second = fold.Second is null ? "" : $", {fold.Second}";
                return ($"__fold__({Write(fold.Range, 0)}, {fold.Item}{second}, {Write(fold.Start, 0)}, {Write(fold.Condition, 0)}, {Write(fold.Step, 0)}, {Write(fold.Result, 0)})", 9);
            default:
                throw new InvalidOperationException($"a node of an unknown kind: {expression.GetType().Name}");
        }
    }

    private static (string Text, int Precedence) Operator(CallExpression call)
    {
        var a = call.Arguments;
        if (a.Length == 2 && _binary.TryGetValue(call.Function, out var binary))
        {
            // Chains of && and || are balanced when parsed, so grouping on either side says nothing.
            var right = binary.Precedence is 2 or 3 ? binary.Precedence : binary.Precedence + 1;
            return ($"{Write(a[0], binary.Precedence)} {binary.Symbol} {Write(a[1], right)}", binary.Precedence);
        }

        return call.Function switch
        {
            "_?_:_" when a.Length == 3 => ($"{Write(a[0], 2)} ? {Write(a[1], 2)} : {Write(a[2], 1)}", 1),
            "!_" when a.Length == 1 => ("!" + Write(a[0], 8), 7),
            "-_" when a.Length == 1 => (Negated(Write(a[0], 8)), 7),
            "_[_]" when a.Length == 2 => ($"{Write(a[0], 8)}[{Write(a[1], 0)}]", 8),
            "_[?_]" when a.Length == 2 => ($"{Write(a[0], 8)}[?{Write(a[1], 0)}]", 8),
            "_?._" when a.Length == 2 && a[1] is LiteralExpression { Value.AsString: { } field } => ($"{Write(a[0], 8)}.?{field}", 8),
            _ => (Call(call), 8),
        };
    }

    // A sign before digits would belong to the number.
    private static string Negated(string text) => char.IsAsciiDigit(text[0]) || text[0] == '.' ? $"-({text})" : "-" + text;

    private static string Call(CallExpression call)
    {
        var arguments = string.Join(", ", call.Arguments.Select(a => Write(a, 0)));
        return call.Target is null ? $"{call.Function}({arguments})" : $"{Write(call.Target, 8)}.{call.Function}({arguments})";
    }

    private static (string Text, int Precedence) Literal(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return (Quote(value.AsString!), 9);
            case CelKind.Bytes:
                return ($"b\"{string.Concat(value.AsBytes.ToArray().Select(b => "\\x" + b.ToString("x2", CultureInfo.InvariantCulture)))}\"", 9);
            case CelKind.Double:
                var text = value.AsDouble.ToString("R", CultureInfo.InvariantCulture);
                return (text.AsSpan().ContainsAny(".E") ? text : text + ".0", double.IsNegative(value.AsDouble) ? 7 : 9);
            case CelKind.Int:
                return (value.ToString(), value.AsInt < 0 ? 7 : 9);
            default:
                return (value.ToString(), 9);
        }
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < 32 => "\\x" + rune.Value.ToString("x2", CultureInfo.InvariantCulture),
                _ => rune.ToString(),
            });
        }

        return result.Append('"').ToString();
    }
}
