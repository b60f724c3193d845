using System.Text;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Serialization.Tests.Scalars;

public sealed class IntOrStringTests
{
    [Theory]
    [InlineData("80", true)]
    [InlineData("-1", true)]
    [InlineData("+5", true)]
    [InlineData("2147483648", false)]
    [InlineData("http", false)]
    [InlineData("50%", false)]
    [InlineData("", false)]
    [InlineData("8\0", false)]
    public void Command_line_text_is_an_integer_where_it_looks_like_one(string text, bool isInt) => Assert.Equal(isInt, IntOrString.Parse(text).IsInt);

    [Theory]
    [InlineData("25%", 10, true, 3)]
    [InlineData("25%", 10, false, 2)]
    [InlineData("100%", 7, true, 7)]
    [InlineData("0%", 7, true, 0)]
    [InlineData("-25%", 10, true, -2)]
    [InlineData("-25%", 10, false, -3)]
    [InlineData("150%", 3, false, 4)]
    [InlineData("9000000000000000000%", int.MaxValue, false, int.MaxValue)]
    public void Percentages_are_taken_of_the_total(string text, int total, bool roundUp, int expected)
    {
        Assert.Equal(expected, IntOrString.FromString(text).GetScaledValueFromIntOrPercent(total, roundUp));
        Assert.True(IntOrString.FromString(text).TryGetScaledValueFromIntOrPercent(total, roundUp, out var value));
        Assert.Equal(expected, value);
    }

    [Fact]
    public void Integers_stay_what_they_are() => Assert.Equal(5, IntOrString.FromInt(5).GetScaledValueFromIntOrPercent(10, true));

    [Theory]
    [InlineData("5", "invalid value for IntOrString: invalid type: string is not a percentage")]
    [InlineData("x%", "invalid value for IntOrString: invalid value \"x%\": strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("99999999999999999999%", "invalid value for IntOrString: invalid value \"99999999999999999999%\": strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    public void Other_strings_are_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DecodingException>(() => IntOrString.FromString(text).GetScaledValueFromIntOrPercent(1, true)).Reason);

    [Fact]
    public void An_integer_never_equals_its_digits()
    {
        Assert.NotEqual(IntOrString.FromInt(80), IntOrString.FromString("80"));
        Assert.Equal(default, IntOrString.FromInt(0));
        Assert.NotEqual(default, IntOrString.FromString(""));
        Assert.True(IntOrString.FromString("a") == "a");
        Assert.True(IntOrString.FromInt(1) != 2);
    }

    [Fact]
    public void Writes_the_digits_or_the_string()
    {
        Span<byte> buffer = stackalloc byte[8];
        Assert.True(IntOrString.FromInt(-80).TryFormatUtf8(buffer, out var written));
        Assert.Equal("-80", Encoding.UTF8.GetString(buffer[..written]));
        Assert.True(IntOrString.FromString("http").TryFormatUtf8(buffer, out written));
        Assert.Equal("http", Encoding.UTF8.GetString(buffer[..written]));
        Assert.Equal("http", IntOrString.FromString("http").ToString());
    }
}
