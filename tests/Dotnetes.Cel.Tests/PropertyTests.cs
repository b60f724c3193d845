using Dotnetes.Cel.Syntax;

namespace Dotnetes.Cel.Tests;

public sealed class PropertyTests
{
    private static readonly string[] _pieces =
    [
        "1", "2u", "1.5", "'a'", "b'x'", "true", "null", "i", "s", "object", "names", "labels", "person", "any", "x", ".", ".?", "[", "]", "[?", "(", ")", "{", "}", ",", ":", "?", "+", "-", "*", "/", "%",
        "&&", "||", "!", "==", "!=", "<", ">=", " in ", "has(", ".all(x, ", ".map(x, ", ".exists_one(x, ", ".size()", "size(", "duration('1s')", ".orValue(", "optional.none()", "type(", "'%s'.format([", "\\", "$", "\n", "é",
    ];

    [Fact]
    public void Nothing_makes_the_engine_throw()
    {
        var random = new Random(20260501);
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => _pieces[random.Next(_pieces.Length)]));
            Expressions.Evaluate(text);
        }
    }

    [Fact]
    public void A_printed_tree_parses_to_the_same_tree()
    {
        var random = new Random(7);
        for (var n = 0; n < 5_000; n++)
        {
            var text = Random(random, 4);
            var printed = Print(text);
            Assert.Equal(printed, Print(printed));
        }
    }

    [Fact]
    public void Generated_expressions_evaluate_without_throwing_and_alike_when_printed()
    {
        var random = new Random(11);
        for (var n = 0; n < 3_000; n++)
        {
            var text = Random(random, 4);
            var result = Expressions.Environment.Compile(text);
            if (result.Program is { } program)
            {
                Assert.Equal(Expressions.Evaluate(text), Expressions.Evaluate(program.ToString()));
            }
        }
    }

    private static string Print(string text)
    {
        var issues = new IssueList(new CelSource(text));
        var root = Parser.Parse(text, issues);
        Assert.True(root is not null, text);
        return Printer.Print(root);
    }

    private static string Random(Random random, int depth)
    {
        string Inner() => Random(random, depth - 1);
        if (depth == 0)
        {
            return random.Next(9) switch
            {
                0 => random.Next(-5, 100).ToString(System.Globalization.CultureInfo.InvariantCulture),
                1 => "i",
                2 => "'a\\n'",
                3 => "true",
                4 => "1.5",
                5 => "object",
                6 => "b'\\xff'",
                7 => "labels",
                _ => "3u",
            };
        }

        return random.Next(14) switch
        {
            0 => $"({Inner()} + {Inner()})",
            1 => $"({Inner()} && {Inner()} && {Inner()})",
            2 => $"({Inner()} ? {Inner()} : {Inner()})",
            3 => $"[{Inner()}, {Inner()}]",
            4 => $"{{{Inner()}: {Inner()}}}",
            5 => $"({Inner()}).spec",
            6 => $"({Inner()})[{Inner()}]",
            7 => $"!({Inner()})",
            8 => $"-({Inner()})",
            9 => $"({Inner()}).all(x, {Inner()})",
            10 => $"has(({Inner()}).a)",
            11 => $"({Inner()}).?b",
            12 => $"({Inner()} - {Inner()} * {Inner()})",
            _ => $"({Inner()} in {Inner()})",
        };
    }
}
