using Dotnetes.Machinery.Selectors;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Tests.Selectors;

public sealed class FieldSelectionTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(",", "")]
    [InlineData("a=b", "a=b")]
    [InlineData("a==b", "a=b")]
    [InlineData("a!=b", "a!=b")]
    [InlineData("spec.nodeName=x,metadata.name!=y", "metadata.name!=y,spec.nodeName=x")]
    [InlineData("a=", "a=")]
    [InlineData(@"a=b\,c\=d\\e", @"a=b\,c\=d\\e")]
    [InlineData("=b", "=b")]
    [InlineData("==", "")]
    [InlineData("!=,a=b", "a=b")]
    public void Text_is_read_and_written(string text, string expected)
    {
        var selection = FieldSelection.Parse(text);
        Assert.Equal(expected, selection.ToString());
        Assert.Equal(selection, FieldSelection.Parse(selection.ToString()));
    }

    [Theory]
    [InlineData("a", "invalid selector: 'a'; can't understand 'a'")]
    [InlineData("x=1,a", "invalid selector: 'x=1,a'; can't understand 'a'")]
    [InlineData("a===b", "invalid field selector: unescaped character in value: 61")]
    [InlineData(@"a=\", @"invalid field selector: invalid escape sequence: \")]
    [InlineData(@"a=\n", @"invalid field selector: invalid escape sequence: \n")]
    public void Malformed_text_is_refused_with_upstreams_message(string text, string message)
    {
        Assert.False(FieldSelection.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
        Assert.Equal(message, Assert.Throws<DecodingException>(() => FieldSelection.Parse(text)).Reason);
    }

    [Theory]
    [InlineData("a=1", true)]
    [InlineData("a!=1", false)]
    [InlineData("z=", true)]
    [InlineData("z!=", false)]
    [InlineData("a=1,b=2", true)]
    [InlineData("a=1,b=3", false)]
    public void Matches(string text, bool expected)
    {
        var fields = ValueMap.Of(("a", "1"), ("b", "2"));
        Assert.Equal(expected, FieldSelection.Parse(text).Matches(fields));
        Assert.Equal(expected, FieldSelection.Parse(text).Matches(fields, static (f, name) => f.GetValueOrDefault(name, "")));
    }

    [Fact]
    public void Tells_which_field_must_have_one_value()
    {
        var selection = FieldSelection.Parse("a!=0,a=1,b!=2");
        Assert.True(selection.RequiresExactMatch("a", out var value));
        Assert.Equal("1", value);
        Assert.False(selection.RequiresExactMatch("b", out _));
    }

    [Fact]
    public void Any_value_survives_escaping_and_any_text_is_read_or_refused()
    {
        const string alphabet = "ab\\,=!ü\0";
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var selection = FieldSelection.Equal("f", text);
            Assert.Equal(selection, FieldSelection.Parse(selection.ToString()));
            FieldSelection.TryParse(text, out _, out _);
        }
    }
}
