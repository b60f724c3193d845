using System.Text;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Serialization.Tests.Scalars;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("000", "0")]
    [InlineData("-0", "0")]
    [InlineData("0Mi", "0")]
    [InlineData("0e7", "0")]
    [InlineData("+", "0")]
    [InlineData(".", "0")]
    [InlineData("1", "1")]
    [InlineData("-1", "-1")]
    [InlineData("0.5", "500m")]
    [InlineData(".5", "500m")]
    [InlineData("1.5", "1500m")]
    [InlineData("100m", "100m")]
    [InlineData("1000m", "1")]
    [InlineData("1024", "1024")]
    [InlineData("1000", "1k")]
    [InlineData("1500000", "1500k")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1000Ki", "1000Ki")]
    [InlineData("1Ki", "1Ki")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0.0001Ki", "102400u")]
    [InlineData("1.0001Ki", "1024102400u")]
    [InlineData("1e3", "1e3")]
    [InlineData("1E3", "1E3")]
    [InlineData("1e1", "10")]
    [InlineData("1e5", "100e3")]
    [InlineData("12e6", "12e6")]
    [InlineData("1e-3", "1e-3")]
    [InlineData("1e0", "1e0")]
    [InlineData("1E", "1E")]
    [InlineData("1Ei", "1Ei")]
    [InlineData("8Ei", "9223372036854775807")]
    [InlineData("-8Ei", "-9223372036854775807")]
    [InlineData("1n", "1n")]
    [InlineData("1u", "1u")]
    [InlineData("0.1n", "1n")]
    [InlineData("-0.1n", "-1n")]
    [InlineData("1.1n", "2n")]
    [InlineData("1e-100", "1e-9")]
    [InlineData("1e-999999999", "1e-9")]
    [InlineData("1000E", "1000E")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("1000000000000000000000", "1000E")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.125", "1.125")]
    [InlineData("1.500", "1.500")]
    [InlineData("1.000", "1")]
    [InlineData("0.125", "125m")]
    [InlineData("+1", "+1")]
    [InlineData("01", "01")]
    [InlineData("+1000", "1k")]
    [InlineData("5.", "5.")]
    [InlineData("03Ki", "03Ki")]
    [InlineData("08Ki", "8Ki")]
    [InlineData("1e03", "1e03")]
    public void Writes_what_upstream_writes_for_what_was_read(string text, string expected)
    {
        Assert.Equal(expected, Quantity.Parse(text).ToString());
        Assert.Equal(expected, Quantity.Parse(Encoding.UTF8.GetBytes(text)).ToString());
    }

    [Theory]
    [InlineData("", Format)]
    [InlineData("1x", Format)]
    [InlineData("x", Format)]
    [InlineData(" 1", Format)]
    [InlineData("1 ", Format)]
    [InlineData("1.2.3", Format)]
    [InlineData("1e1.5", Format)]
    [InlineData("--1", Suffix)]
    [InlineData("1µ", Format)]
    [InlineData("1e", Suffix)]
    [InlineData("1e+", Suffix)]
    [InlineData("1K", Suffix)]
    [InlineData("1ki", Suffix)]
    [InlineData("1ni", Suffix)]
    [InlineData("1m5", Suffix)]
    [InlineData("1-5", Suffix)]
    [InlineData("1MiB", Format)]
    [InlineData("1e99999999999999999999", Suffix)]
    [InlineData("1e1001", Suffix)]
    public void Refuses_with_upstreams_message(string text, string message)
    {
        Assert.False(Quantity.TryParse(text, out _));
        Assert.Equal(message, Assert.Throws<DecodingException>(() => Quantity.Parse(text)).Reason);
    }

    [Fact]
    public void Refuses_more_than_a_thousand_digits() =>
        Assert.Equal("unable to parse numeric part of quantity", Assert.Throws<DecodingException>(() => Quantity.Parse(new string('1', 1001))).Reason);

    [Theory]
    [InlineData("\" 1Gi \\n\"", "1Gi")]
    [InlineData("5", "5")]
    [InlineData("1.5", "1500m")]
    [InlineData("null", "0")]
    public void Json_may_have_space_around_the_text_and_plain_numbers(string json, string expected) =>
        Assert.Equal(expected, Dotnetes.Serialization.Json.JsonText.Decode<Quantity>(Encoding.UTF8.GetBytes(json)).ToString());

    [Fact]
    public void Does_not_read_null() => Assert.False(Quantity.TryParse((string?)null, out _));

    [Theory]
    [InlineData("1", "1000m", 0)]
    [InlineData("1Ki", "1024", 0)]
    [InlineData("1", "1Ki", -1)]
    [InlineData("-1", "1n", -1)]
    [InlineData("9223372036854775808", "9223372036854775807", 1)]
    [InlineData("1e900", "1n", 1)]
    [InlineData("-1e900", "-1e899", -1)]
    [InlineData("1E", "999999999999999999", 1)]
    [InlineData("0", "0Mi", 0)]
    public void Compares_amounts(string left, string right, int order)
    {
        var (a, b) = (Quantity.Parse(left), Quantity.Parse(right));
        Assert.Equal(order, a.CompareTo(b));
        Assert.Equal(-order, b.CompareTo(a));
        Assert.Equal(order == 0, a == b);
        Assert.Equal(order < 0, a < b);
        Assert.Equal(order >= 0, a >= b);
        Assert.True(order != 0 || a.GetHashCode() == b.GetHashCode());
    }

    [Theory]
    [InlineData("1", 1, 1000)]
    [InlineData("1n", 1, 1)]
    [InlineData("-1n", -1, -1)]
    [InlineData("1500m", 2, 1500)]
    [InlineData("-1500m", -2, -1500)]
    [InlineData("1Gi", 1L << 30, 1000L << 30)]
    [InlineData("1e30", long.MaxValue, long.MaxValue)]
    [InlineData("-1e30", long.MinValue, long.MinValue)]
    [InlineData("9223372036854775808", long.MaxValue, long.MaxValue)]
    [InlineData("9223372036854775807", long.MaxValue, long.MaxValue)]
    [InlineData("0", 0, 0)]
    public void Gives_integers_rounded_away_from_zero_and_cut_to_the_range(string text, long value, long milli)
    {
        var quantity = Quantity.Parse(text);
        Assert.Equal(value, quantity.Value());
        Assert.Equal(milli, quantity.MilliValue());
    }

    [Theory]
    [InlineData("1Gi", "1Gi", "2Gi")]
    [InlineData("1Gi", "1G", "2073741824")]
    [InlineData("0", "1Mi", "1Mi")]
    [InlineData("1", "500m", "1500m")]
    [InlineData("1e900", "-1e900", "0")]
    [InlineData("9223372036854775807", "1", "9223372036854775808")]
    [InlineData("1.125", "0", "1125m")]
    [InlineData("1Ki", "-1", "1023")]
    public void Adds(string left, string right, string sum) => Assert.Equal(sum, (Quantity.Parse(left) + Quantity.Parse(right)).ToString());

    [Theory]
    [InlineData("1Gi", "512Mi", "512Mi")]
    [InlineData("0", "1Mi", "-1Mi")]
    [InlineData("1", "1", "0")]
    public void Subtracts(string left, string right, string difference) =>
        Assert.Equal(difference, (Quantity.Parse(left) - Quantity.Parse(right)).ToString());

    [Fact]
    public void The_default_value_is_zero()
    {
        Assert.True(default(Quantity).IsZero);
        Assert.Equal("0", default(Quantity).ToString());
        Assert.Equal(Quantity.Parse("0"), default);
    }

    [Fact]
    public void Factories_choose_the_suffix_family()
    {
        Assert.Equal("1500m", Quantity.FromMilli(1500).ToString());
        Assert.Equal("2", Quantity.FromMilli(2000).ToString());
        Assert.Equal("5k", Quantity.FromInteger(5000).ToString());
        Assert.Equal("128Mi", Quantity.FromBinary(128L << 20).ToString());
        Assert.Equal("-9223372036854775808", Quantity.FromInteger(long.MinValue).ToString());
        Assert.Equal("-8Ei", Quantity.FromBinary(long.MinValue).ToString());
        Assert.Equal("3M", Quantity.FromScaled(3, 6).ToString());
        Assert.Equal("3e6", Quantity.FromScaled(3, 6, QuantityFormat.DecimalExponent).ToString());
        Assert.Equal("1n", Quantity.FromScaled(3, -30).ToString());
        Assert.Equal(QuantityFormat.BinarySI, Quantity.Parse("1Gi").Format);
    }

    [Fact]
    public void A_short_destination_is_refused_and_a_fitting_one_is_not()
    {
        foreach (var text in new[] { "100m", "128Mi", "1e3", "1.125", "12e6", "123456789012345678901234567890", "0" })
        {
            var quantity = Quantity.Parse(text);
            var buffer = new byte[text.Length].AsSpan();
            Assert.True(quantity.TryFormatUtf8(buffer, out var written));
            Assert.Equal(text, Encoding.UTF8.GetString(buffer[..written]));
            for (var length = 0; length < text.Length; length++)
            {
                Assert.False(quantity.TryFormatUtf8(buffer[..length], out _), $"{text} into {length} bytes");
            }
        }
    }

    [Fact]
    public void Reading_and_writing_usual_quantities_allocates_nothing()
    {
        Span<byte> buffer = stackalloc byte[Quantity.UsualUtf8Length];
        RoundTrip(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrip(buffer);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void RoundTrip(Span<byte> buffer)
        {
            Assert.True(Quantity.Parse("250m"u8).TryFormatUtf8(buffer, out _));
            Assert.True(Quantity.Parse("128974848"u8).TryFormatUtf8(buffer, out _));
            Assert.True(Quantity.Parse("16Gi"u8).TryFormatUtf8(buffer, out _));
            Assert.True((Quantity.Parse("16Gi"u8) + Quantity.Parse("250m"u8)).TryFormatUtf8(buffer, out _));
        }
    }

    [Fact]
    public void Converts_to_floating_point()
    {
        Assert.Equal(0.25, Quantity.Parse("250m").ToDouble());
        Assert.Equal(1024.0, Quantity.Parse("1Ki").ToDouble());
        Assert.Equal(1e30, Quantity.Parse("1e30").ToDouble());
    }

    private const string Format = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private const string Suffix = "unable to parse quantity's suffix";
}
