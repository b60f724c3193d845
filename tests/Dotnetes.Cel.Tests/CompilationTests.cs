namespace Dotnetes.Cel.Tests;

public sealed class CompilationTests
{
    private const string Starts = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    [Theory]
    [InlineData("", "ERROR: <input>:1:0: Syntax error: mismatched input '<EOF>' expecting " + Starts)]
    [InlineData("1 +", "ERROR: <input>:1:4: Syntax error: mismatched input '<EOF>' expecting " + Starts + "\n | 1 +\n | ...^")]
    [InlineData("1 + $", "ERROR: <input>:1:5: Syntax error: token recognition error at: '$'\n | 1 + $\n | ....^\nERROR: <input>:1:6: Syntax error: mismatched input '<EOF>' expecting " + Starts + "\n | 1 + $\n | .....^")]
    [InlineData("a)", "ERROR: <input>:1:2: Syntax error: extraneous input ')' expecting <EOF>\n | a)\n | .^")]
    [InlineData("i.", "ERROR: <input>:1:3: Syntax error: no viable alternative at input '.'\n | i.\n | ..^")]
    [InlineData("for", "ERROR: <input>:1:1: reserved identifier: for\n | for\n | ^")]
    [InlineData("9223372036854775808", "ERROR: <input>:1:1: invalid int literal\n | 9223372036854775808\n | ^")]
    [InlineData("'\\q'", "ERROR: <input>:1:1: unable to unescape string\n | '\\q'\n | ^")]
    [InlineData("has(i)", "ERROR: <input>:1:5: invalid argument to has() macro\n | has(i)\n | ....^")]
    [InlineData("[1].all(2, true)", "ERROR: <input>:1:9: argument must be a simple name\n | [1].all(2, true)\n | ........^")]
    [InlineData("[1].map(2, true)", "ERROR: <input>:1:9: argument is not an identifier\n | [1].map(2, true)\n | ........^")]
    [InlineData("unknown", "ERROR: <input>:1:1: undeclared reference to 'unknown' (in container '')\n | unknown\n | ^")]
    [InlineData("i == 1 &&\n  nope", "ERROR: <input>:2:3: undeclared reference to 'nope' (in container '')\n |   nope\n | ..^")]
    [InlineData("'é' + nope", "ERROR: <input>:1:7: undeclared reference to 'nope' (in container '')\n | 'é' + nope\n | .\uff0e....^")]
    [InlineData("1 + 'a'", "ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'\n | 1 + 'a'\n | ..^")]
    [InlineData("i == 'a'", "ERROR: <input>:1:3: found no matching overload for '_==_' applied to '(int, string)'\n | i == 'a'\n | ..^")]
    [InlineData("s.size(1)", "ERROR: <input>:1:7: found no matching overload for 'size' applied to 'string.(int)'\n | s.size(1)\n | ......^")]
    [InlineData("s.nothing()", "ERROR: <input>:1:10: undeclared reference to 'nothing' (in container '')\n | s.nothing()\n | .........^")]
    [InlineData("person.nothing", "ERROR: <input>:1:7: undefined field 'nothing'\n | person.nothing\n | ......^")]
    [InlineData("s.field", "ERROR: <input>:1:2: type 'string' does not support field selection\n | s.field\n | .^")]
    [InlineData("[1, 'a']", "ERROR: <input>:1:5: expected type 'int' but found 'string'\n | [1, 'a']\n | ....^")]
    [InlineData("{'a': any, 'b': 1}", "ERROR: <input>:1:17: expected type 'dyn' but found 'int'\n | {'a': any, 'b': 1}\n | ................^")]
    [InlineData("duration('x')", "ERROR: <input>:1:10: invalid duration argument\n | duration('x')\n | .........^")]
    [InlineData("timestamp('x')", "ERROR: <input>:1:11: invalid timestamp argument\n | timestamp('x')\n | ..........^")]
    [InlineData("s.matches('(')", "ERROR: <input>:1:11: invalid matches argument\n | s.matches('(')\n | ..........^")]
    [InlineData("!i", "ERROR: <input>:1:1: found no matching overload for '!_' applied to '(int)'\n | !i\n | ^")]
    [InlineData("true ? 1 : 'a'", "ERROR: <input>:1:6: found no matching overload for '_?_:_' applied to '(bool, int, string)'\n | true ? 1 : 'a'\n | .....^")]
    [InlineData("Thing{a: 1}", "ERROR: <input>:1:6: undeclared reference to 'Thing' (in container '')\n | Thing{a: 1}\n | .....^")]
    public void Mistakes_are_told_in_upstreams_words(string expression, string expected) => Assert.Equal(expected, Expressions.Evaluate(expression));

    [Theory]
    [InlineData("1", "int")]
    [InlineData("[]", "list(dyn)")]
    [InlineData("[1, 2]", "list(int)")]
    [InlineData("{'a': [1.0]}", "map(string, list(double))")]
    [InlineData("object.x", "dyn")]
    [InlineData("labels.x", "string")]
    [InlineData("[1].map(x, string(x))", "list(string)")]
    [InlineData("[s].filter(x, true)", "list(string)")]
    [InlineData("{'a': 1}.map(k, k)", "list(string)")]
    [InlineData("optional.of(1)", "optional_type(int)")]
    [InlineData("labels[?'a']", "optional_type(string)")]
    [InlineData("object.x + 1", "int")]
    [InlineData("true ? [] : [1]", "list(int)")]
    [InlineData("person.born", "timestamp")]
    [InlineData("[1].first()", "optional_type(int)")]
    [InlineData("[1, 2].sum()", "int")]
    [InlineData("has(object.a)", "bool")]
    public void Types_are_found(string expression, string expected) => Assert.Equal(expected, Expressions.Environment.Compile(expression).Type.ToString());

    [Theory]
    [InlineData("'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"\\`\\?'", "\a\b\f\n\r\t\v\\'\"`?")]
    [InlineData("'\\x41\\101\\u0041\\U00000041'", "AAAA")]
    [InlineData("r'\\n'", "\\n")]
    [InlineData("'''a\n'b'''", "a\n'b")]
    [InlineData("\"\"\"a\"b\"\"\"", "a\"b")]
    [InlineData("R\"\"\"\\\"\"\"", "\\")]
    public void Strings_are_read(string expression, string expected) =>
        Assert.Equal(expected, Expressions.Environment.Compile(expression).Program!.Evaluate(Expressions.Variables).Value.AsString);

    [Fact]
    public void Deep_nesting_is_refused_and_long_chains_of_logic_are_not()
    {
        Assert.Equal("ERROR: <input>:-1:0: expression recursion limit exceeded: 250", Expressions.Evaluate(new string('(', 300) + "1" + new string(')', 300)));
        Assert.Contains("recursion limit", Expressions.Evaluate(string.Join(" + ", Enumerable.Repeat("1", 1000))), StringComparison.Ordinal);
        Assert.Contains("recursion limit", Expressions.Evaluate("object" + string.Concat(Enumerable.Repeat(".a", 1000))), StringComparison.Ordinal);
        Assert.Equal("true", Expressions.Evaluate(string.Join(" && ", Enumerable.Repeat("true", 10_000))));
    }

    [Fact]
    public void Long_expressions_are_refused() =>
        Assert.Equal("ERROR: <input>:-1:0: expression code point size exceeds limit: size: 100003, limit 100000", Expressions.Evaluate($"'{new string('a', 100_001)}'"));
}
