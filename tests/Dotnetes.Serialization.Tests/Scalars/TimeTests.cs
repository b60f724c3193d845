using System.Globalization;
using System.Text;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Serialization.Tests.Scalars;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2024-02-29T12:34:56Z", "2024-02-29T12:34:56Z")]
    [InlineData("2024-02-29T12:34:56.999999999Z", "2024-02-29T12:34:56Z")]
    [InlineData("2024-02-29T12:34:56,5Z", "2024-02-29T12:34:56Z")]
    [InlineData("2024-02-29T12:34:56+05:30", "2024-02-29T07:04:56Z")]
    [InlineData("2024-02-29T12:34:56-23:59", "2024-03-01T12:33:56Z")]
    [InlineData("2024-02-29T1:34:56Z", "2024-02-29T01:34:56Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public void Reads_any_offset_and_writes_utc(string text, string expected)
    {
        Assert.Equal(expected, Time.Parse(text).ToString());
        Assert.Equal(expected, Time.Parse(Encoding.UTF8.GetBytes(text)).ToString());
    }

    [Theory]
    [InlineData("", "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\"")]
    [InlineData("yesterday", "parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\"")]
    [InlineData("2024-01-01", "parsing time \"2024-01-01\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"T\"")]
    [InlineData("2024-13-01T00:00:00Z", "parsing time \"2024-13-01T00:00:00Z\": month out of range")]
    [InlineData("2023-02-29T00:00:00Z", "parsing time \"2023-02-29T00:00:00Z\": day out of range")]
    [InlineData("2024-01-01T24:00:00Z", "parsing time \"2024-01-01T24:00:00Z\": hour out of range")]
    [InlineData("2024-01-01T00:60:00Z", "parsing time \"2024-01-01T00:60:00Z\": minute out of range")]
    [InlineData("2024-01-01T00:00:60Z", "parsing time \"2024-01-01T00:00:60Z\": second out of range")]
    [InlineData("2024-01-01T00:00:00", "parsing time \"2024-01-01T00:00:00\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\"")]
    [InlineData("2024-01-01T00:00:00z", "parsing time \"2024-01-01T00:00:00z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"z\" as \"Z07:00\"")]
    [InlineData("2024-01-01T00:00:00Zx", "parsing time \"2024-01-01T00:00:00Zx\": extra text: \"x\"")]
    [InlineData("2024-01-01T00:00:00+25:00", "parsing time \"2024-01-01T00:00:00+25:00\": time zone offset hour out of range")]
    public void Refuses_what_is_no_timestamp(string text, string message)
    {
        Assert.False(Time.TryParse(text, out _));
        Assert.Equal(message, Assert.Throws<DecodingException>(() => Time.Parse(text)).Reason);
    }

    [Fact]
    public void The_default_value_is_the_zero_time()
    {
        Assert.True(default(Time).IsZero);
        Assert.Equal("0001-01-01T00:00:00Z", default(Time).ToString());
        Assert.Equal(-62135596800, default(Time).UnixSeconds);
        Assert.Equal(default, Time.FromUnixSeconds(-62135596800));
        Assert.True(default(MicroTime).IsZero);
        Assert.Equal(-62135596800, default(MicroTime).UnixSeconds);
    }

    [Fact]
    public void Agrees_with_DateTimeOffset_over_all_of_its_range()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var moment = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero);
            var time = Time.FromDateTimeOffset(moment);
            var micro = MicroTime.FromDateTimeOffset(moment);
            Assert.Equal(moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), time.ToString());
            Assert.Equal(moment.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), micro.ToString());
            Assert.Equal(moment.ToUnixTimeSeconds(), time.UnixSeconds);
            Assert.Equal(time, Time.Parse(time.ToString()));
            Assert.Equal(micro, MicroTime.Parse(micro.ToString()));
            Assert.Equal(micro, MicroTime.FromUnix(micro.UnixSeconds, micro.Nanoseconds));
            Assert.Equal(time.ToDateTimeOffset(), new DateTimeOffset(moment.Ticks / 10_000_000 * 10_000_000, TimeSpan.Zero));
            Assert.Equal(micro.ToDateTimeOffset(), new DateTimeOffset(moment.Ticks / 10 * 10, TimeSpan.Zero));
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60));
            if (moment.Ticks > TimeSpan.TicksPerDay && moment.Ticks < DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay)
            {
                Assert.Equal(time, Time.Parse(moment.ToOffset(offset).ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture)));
            }
        }
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-62135596801)]
    [InlineData(253402300800)]
    public void Times_outside_the_calendar_of_DateTime_can_be_written(long unixSeconds)
    {
        var time = Time.FromUnixSeconds(unixSeconds);
        Assert.Equal(unixSeconds, time.UnixSeconds);
        Assert.EndsWith("Z", time.ToString());
        Assert.EndsWith("Z", MicroTime.FromUnix(unixSeconds, -1).ToString());
        Assert.Throws<InvalidOperationException>(() => time.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("2024-02-29T12:34:56Z", "2024-02-29T12:34:56.000000Z")]
    [InlineData("2024-02-29T12:34:56.5Z", "2024-02-29T12:34:56.500000Z")]
    [InlineData("2024-02-29T12:34:56.123456789+01:00", "2024-02-29T11:34:56.123456Z")]
    public void Micro_times_have_six_digits(string text, string expected) => Assert.Equal(expected, MicroTime.Parse(text).ToString());

    [Fact]
    public void Micro_times_are_cut_toward_the_past()
    {
        Assert.Equal("1969-12-31T23:59:59.999999Z", MicroTime.FromUnix(0, -1).ToString());
        Assert.Equal("1970-01-01T00:00:00.000001Z", MicroTime.FromUnix(0, 1999).ToString());
    }

    [Fact]
    public void Short_destinations_are_refused()
    {
        Span<byte> buffer = stackalloc byte[27];
        Assert.True(default(Time).TryFormatUtf8(buffer[..20], out var written));
        Assert.Equal(20, written);
        Assert.False(default(Time).TryFormatUtf8(buffer[..19], out _));
        Assert.True(default(MicroTime).TryFormatUtf8(buffer, out written));
        Assert.Equal(27, written);
        Assert.False(default(MicroTime).TryFormatUtf8(buffer[..26], out _));
    }

    [Fact]
    public void Orders_by_time()
    {
        var (early, late) = (Time.FromUnixSeconds(1), Time.FromUnixSeconds(2));
        Assert.True(early < late && late > early && early <= late && late >= early && early != late);
        Assert.True(MicroTime.FromUnix(1, 0) < MicroTime.FromUnix(1, 1000));
    }
}
