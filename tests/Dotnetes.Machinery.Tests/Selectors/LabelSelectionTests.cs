using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Tests.Selectors;

public sealed class LabelSelectionTests
{
    private const string NamePart = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private const string Value = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("a", "a")]
    [InlineData("!a", "!a")]
    [InlineData("! a", "!a")]
    [InlineData("a=b", "a=b")]
    [InlineData("a==b", "a==b")]
    [InlineData("a!=b", "a!=b")]
    [InlineData("a=", "a=")]
    [InlineData("a=,b", "a=,b")]
    [InlineData("a in (b,c)", "a in (b,c)")]
    [InlineData("a in (c, b ,c)", "a in (b,c)")]
    [InlineData("a notin (b)", "a notin (b)")]
    [InlineData("a in ()", "a in ()")]
    [InlineData("a in (,)", "a in ()")]
    [InlineData("a in (b,,c)", "a in (,b,c)")]
    [InlineData("a in (b,)", "a in (,b)")]
    [InlineData("a>1", "a>1")]
    [InlineData("a<1", "a<1")]
    [InlineData("z,a=1,m!=2", "a=1,m!=2,z")]
    [InlineData("x in (foo,,baz),y,z notin ()", "x in (,baz,foo),y,z notin ()")]
    [InlineData("in in (in,notin)", "in in (in,notin)")]
    [InlineData("notin", "notin")]
    [InlineData("a=in", "a=in")]
    [InlineData("example.com/a = b", "example.com/a=b")]
    [InlineData("a\t=\r\nb", "a=b")]
    [InlineData("a=b\0c", "unable")]
    public void Text_is_read_and_written_sorted(string text, string expected)
    {
        if (expected == "unable")
        {
            Assert.False(LabelSelection.TryParse(text, out _, out _));
            return;
        }

        var selection = LabelSelection.Parse(text);
        Assert.Equal(expected, selection.ToString());
        Assert.Equal(selection.ToString(), LabelSelection.Parse(selection.ToString()).ToString());
    }

    [Theory]
    [InlineData("=", "found '=', expected: !, identifier, or 'end of string'")]
    [InlineData(",", "found ',', expected: !, identifier, or 'end of string'")]
    [InlineData("a,", "found '', expected: identifier after ','")]
    [InlineData("a,,b", "found ',', expected: identifier after ','")]
    [InlineData("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("!a=b", "found '=', expected: ',' or 'end of string'")]
    [InlineData("!", "unable to parse requirement: found '', expected: identifier")]
    [InlineData("!!a", "unable to parse requirement: found '!', expected: identifier")]
    [InlineData("a==b=c", "found '=', expected: ',' or 'end of string'")]
    [InlineData("a=b c", "found 'c', expected: ',' or 'end of string'")]
    [InlineData("a=(b)", "unable to parse requirement: found '(', expected: identifier")]
    [InlineData("a in b", "unable to parse requirement: found 'b' expected: '('")]
    [InlineData("a in (b", "unable to parse requirement: found '', expected: ',' or ')'")]
    [InlineData("a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'")]
    [InlineData("a in (b,=)", "unable to parse requirement: found '=', expected: ',', or identifier")]
    [InlineData("a in (=", "unable to parse requirement: found '=', expected: ',', ')' or identifier")]
    [InlineData("a!b", "unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("a?b", "unable to parse requirement: <nil>: Invalid value: \"a?b\": " + NamePart)]
    [InlineData("a=b?", "unable to parse requirement: values[0][a]: Invalid value: \"b?\": " + Value)]
    [InlineData("a>b", "unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer")]
    public void Malformed_text_is_refused_with_upstreams_message(string text, string message)
    {
        Assert.False(LabelSelection.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
        Assert.Equal(message, Assert.Throws<DecodingException>(() => LabelSelection.Parse(text)).Reason);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a", true)]
    [InlineData("!a", false)]
    [InlineData("!z", true)]
    [InlineData("a=1", true)]
    [InlineData("a=2", false)]
    [InlineData("a!=2", true)]
    [InlineData("z!=2", true)]
    [InlineData("z=2", false)]
    [InlineData("a in (1,2)", true)]
    [InlineData("z in (1,2)", false)]
    [InlineData("z notin (1,2)", true)]
    [InlineData("a notin (1,2)", false)]
    [InlineData("e=", true)]
    [InlineData("a>0,a<2", true)]
    [InlineData("a>1", false)]
    [InlineData("b>0", false)]
    [InlineData("z<9", false)]
    public void Matches(string text, bool expected) =>
        Assert.Equal(expected, LabelSelection.Parse(text).Matches(ValueMap.Of(("a", "1"), ("b", "x"), ("e", ""))));

    [Fact]
    public void Nothing_matches_nothing_and_stays_so()
    {
        Assert.False(LabelSelection.Nothing.Matches(default));
        Assert.False(LabelSelection.Nothing.IsEmpty);
        Assert.Same(LabelSelection.Nothing, LabelSelection.Nothing.Add(LabelRequirement.Create("a", SelectionOperator.Exists)));
        Assert.True(LabelSelection.Everything.Matches(default));
        Assert.True(LabelSelection.Everything.IsEmpty);
        Assert.NotEqual(LabelSelection.Nothing, LabelSelection.Everything);
    }

    [Theory]
    [InlineData("a=1,b", "a", "1")]
    [InlineData("a==1", "a", "1")]
    [InlineData("a in (1)", "a", "1")]
    [InlineData("a in (1,2)", "a", null)]
    [InlineData("a!=1", "a", null)]
    [InlineData("b=1", "a", null)]
    public void Tells_which_label_must_have_one_value(string text, string key, string? expected)
    {
        Assert.Equal(expected is not null, LabelSelection.Parse(text).RequiresExactMatch(key, out var value));
        Assert.Equal(expected, value);
    }

    [Fact]
    public void The_structured_form_goes_both_ways()
    {
        var selector = new LabelSelector
        {
            MatchLabels = ValueMap.Of(("app", "web")),
            MatchExpressions = [new() { Key = "tier", Operator = "In", Values = ["a", "b"] }, new() { Key = "x", Operator = "DoesNotExist" }, new() { Key = "y", Operator = "Exists" }],
        };
        var selection = LabelSelection.FromSelector(selector);
        Assert.Equal("app=web,tier in (a,b),!x,y", selection.ToString());
        Assert.Equal(selector, selection.ToSelector());
        Assert.Same(LabelSelection.Nothing, LabelSelection.FromSelector(null));
        Assert.True(LabelSelection.FromSelector(new()).IsEmpty);
        Assert.Null(LabelSelection.Nothing.ToSelector());
        Assert.Equal("<none>", LabelSelection.Format(new()));
        Assert.Equal("<error>", LabelSelection.Format(new() { MatchExpressions = [new() { Key = "a", Operator = "Is" }] }));
        Assert.Equal(
            "\"Is\" is not a valid label selector operator",
            Assert.Throws<DecodingException>(() => LabelSelection.FromSelector(new() { MatchExpressions = [new() { Key = "a", Operator = "Is" }] })).Reason);
        Assert.Equal(
            "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty",
            Assert.Throws<DecodingException>(() => LabelSelection.FromSelector(new() { MatchExpressions = [new() { Key = "a", Operator = "In" }] })).Reason);
        Assert.Equal("\"gt\" isn't supported in label selectors", Assert.Throws<DecodingException>(() => LabelSelection.Parse("a>1").ToSelector()).Reason);
    }

    [Fact]
    public void Agrees_with_a_naive_evaluator()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var labels = ValueMap<string>.From(Enumerable.Range(0, random.Next(4)).Select(_ => KeyValuePair.Create(Key(), Value())));
            var parts = new List<string>();
            var expected = true;
            for (var n = random.Next(4); n > 0; n--)
            {
                var key = Key();
                var has = labels.TryGetValue(key, out var actual);
                var values = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value()).ToArray();
                var (text, holds) = random.Next(7) switch
                {
                    0 => ($"{key}={values[0]}", has && actual == values[0]),
                    1 => ($"{key}!={values[0]}", !has || actual != values[0]),
                    2 => ($"{key} in ({string.Join(',', values)})", has && values.Contains(actual)),
                    3 => ($"{key} notin ({string.Join(',', values)})", !has || !values.Contains(actual)),
                    4 => (key, has),
                    5 => ($"!{key}", !has),
                    _ => ($"{key}>1", has && actual is "2" or "10"),
                };
                parts.Add(text);
                expected &= holds;
            }

            var selection = LabelSelection.Parse(string.Join(',', parts));
            Assert.True(expected == selection.Matches(labels), $"{string.Join(',', parts)} over {labels}");
            Assert.Equal(expected, LabelSelection.Parse(selection.ToString()).Matches(labels));
            if (!selection.ToString().Contains('>'))
            {
                Assert.Equal(expected, LabelSelection.FromSelector(selection.ToSelector()).Matches(labels));
            }
        }

        string Key() => "abc"[random.Next(3)].ToString();
        string Value() => new[] { "1", "2", "10", "x", "" }[random.Next(5)];
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        const string alphabet = "ab1=!(),>< .-/\t\0ün";
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => random.Next(12) == 0 ? " in " : alphabet[random.Next(alphabet.Length)].ToString()));
            if (LabelSelection.TryParse(text, out var selection, out _))
            {
                Assert.Equal(selection.ToString(), LabelSelection.Parse(selection.ToString()).ToString());
            }
        }
    }
}
