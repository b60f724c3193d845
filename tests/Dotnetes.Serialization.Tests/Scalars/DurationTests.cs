using System.Text;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Serialization.Tests.Scalars;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0", "0s", 0)]
    [InlineData("-0", "0s", 0)]
    [InlineData("0s", "0s", 0)]
    [InlineData("1ns", "1ns", 1)]
    [InlineData("1500ns", "1.5µs", 1500)]
    [InlineData("1.5us", "1.5µs", 1500)]
    [InlineData("1.5μs", "1.5µs", 1500)]
    [InlineData("100ms", "100ms", 100_000_000)]
    [InlineData("1.5s", "1.5s", 1_500_000_000)]
    [InlineData("60s", "1m0s", 60_000_000_000)]
    [InlineData("1h", "1h0m0s", 3_600_000_000_000)]
    [InlineData("10m", "10m0s", 600_000_000_000)]
    [InlineData("-1h30m.5s", "-1h30m0.5s", -5_400_500_000_000)]
    [InlineData("+2h", "2h0m0s", 7_200_000_000_000)]
    [InlineData("0.3333333333333333333h", "20m0s", 1_200_000_000_000)]
    [InlineData("-9223372036854775808ns", "-2562047h47m16.854775808s", long.MinValue)]
    [InlineData("9223372036854775807ns", "2562047h47m16.854775807s", long.MaxValue)]
    [InlineData("0.9223372036854775807h", "55m20.413933267s", 3_320_413_933_267)]
    public void Reads_and_writes_as_go_does(string text, string expected, long nanoseconds)
    {
        var duration = Duration.Parse(text);
        Assert.Equal(nanoseconds, duration.Nanoseconds);
        Assert.Equal(expected, duration.ToString());
        Assert.Equal(duration, Duration.Parse(Encoding.UTF8.GetBytes(expected)));
    }

    [Theory]
    [InlineData("", "time: invalid duration \"\"")]
    [InlineData("-", "time: invalid duration \"-\"")]
    [InlineData("s", "time: invalid duration \"s\"")]
    [InlineData(".s", "time: invalid duration \".s\"")]
    [InlineData("1", "time: missing unit in duration \"1\"")]
    [InlineData("1d", "time: unknown unit \"d\" in duration \"1d\"")]
    [InlineData("1h2x", "time: unknown unit \"x\" in duration \"1h2x\"")]
    [InlineData("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\"")]
    [InlineData("3000000h", "time: invalid duration \"3000000h\"")]
    [InlineData("99999999999999999999h", "time: invalid duration \"99999999999999999999h\"")]
    public void Refuses_as_go_does(string text, string message)
    {
        Assert.False(Duration.TryParse(text, out _));
        Assert.Equal(message, Assert.Throws<DecodingException>(() => Duration.Parse(text)).Reason);
    }

    [Fact]
    public void Every_length_survives_writing_and_reading()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var nanoseconds = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            var duration = Duration.FromNanoseconds(nanoseconds);
            Assert.Equal(duration, Duration.Parse(duration.ToString()));
        }
    }

    [Fact]
    public void Converts_and_computes()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), Duration.Parse("1m30s").ToTimeSpan());
        Assert.Equal("1m30s", Duration.FromTimeSpan(TimeSpan.FromSeconds(90)).ToString());
        Assert.Equal("3s", (Duration.FromSeconds(1) + Duration.FromMilliseconds(2000)).ToString());
        Assert.Equal("-1s", (Duration.FromSeconds(1) - Duration.FromSeconds(2)).ToString());
        Assert.True(Duration.Zero < Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Duration.FromTimeSpan(TimeSpan.MaxValue));
    }

    [Fact]
    public void A_short_destination_is_refused() => Assert.False(Duration.FromSeconds(1).TryFormatUtf8(new byte[1], out _));

    [Fact]
    public void Any_text_is_read_or_refused_with_the_one_error()
    {
        const string alphabet = "0123456789.+-hmsnuµ x";
        var random = new Random(2);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            try
            {
                var duration = Duration.Parse(text);
                Assert.Equal(duration, Duration.Parse(duration.ToString()));
            }
            catch (DecodingException)
            {
                Assert.False(Duration.TryParse(text, out _));
            }
        }
    }
}
