using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.Grpc.Tests;

public sealed class WireTests
{
    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("2M", 1_200_000_000)]
    [InlineData("3S", 30_000_000)]
    [InlineData("99999999m", 999_999_990_000)]
    [InlineData("5u", 50)]
    [InlineData("101n", 2)]
    [InlineData("0n", 0)]
    public void Timeouts_are_read(string text, long ticks)
    {
        Assert.True(GrpcTimeout.TryParse(text, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("5")]
    [InlineData("5s")]
    [InlineData("-5S")]
    [InlineData("+5S")]
    [InlineData(" 5S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    public void Malformed_timeouts_are_refused(string text) => Assert.False(GrpcTimeout.TryParse(text, out _));

    [Fact]
    public void Timeouts_too_long_to_count_are_the_longest()
    {
        Assert.True(GrpcTimeout.TryParse("99999999H", out var timeout));
        Assert.True(timeout > TimeSpan.FromDays(3_000_000));
        Assert.Equal("99999999H", GrpcTimeout.Format(TimeSpan.MaxValue).PadLeft(9));
    }

    [Fact]
    public void A_written_timeout_is_at_least_the_one_meant_and_at_most_one_part_in_ten_thousand_longer() =>
        Prop.ForAll<PositiveInt, byte>((mantissa, shift) =>
        {
            var timeout = new TimeSpan((long)mantissa.Get << (shift % 32));
            var text = GrpcTimeout.Format(timeout);
            Assert.InRange(text.Length, 2, 9);
            Assert.True(GrpcTimeout.TryParse(text, out var read));
            Assert.InRange(read.Ticks, timeout.Ticks, timeout.Ticks + (timeout.Ticks / 10_000) + 10);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Messages_survive_percent_encoding() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
            var encoded = PercentEncoding.Encode(valid);
            Assert.All(encoded, c => Assert.InRange(c, ' ', '~'));
            Assert.Equal(valid, PercentEncoding.Decode(encoded));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%41%c3%A4", "Aä")]
    [InlineData("%ff!", "�!")]
    public void Broken_escapes_stay(string text, string expected) => Assert.Equal(expected, PercentEncoding.Decode(text));

    [Theory]
    [InlineData("5", "m", GrpcStatusCode.NotFound, "m")]
    [InlineData("16", null, GrpcStatusCode.Unauthenticated, "")]
    [InlineData("17", "m", GrpcStatusCode.Unknown, "m")]
    [InlineData("-1", "m", GrpcStatusCode.Unknown, "malformed grpc-status \"-1\": m")]
    [InlineData("x", null, GrpcStatusCode.Unknown, "malformed grpc-status \"x\": ")]
    public void Statuses_are_read(string code, string? message, GrpcStatusCode expected, string text)
    {
        var status = GrpcStatus.Parse(code, message, null);
        Assert.Equal((expected, text), (status.Code, status.Message));
    }

    [Fact]
    public void Binary_metadata_is_read_with_and_without_padding() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var expected = ByteString.CopyFrom(bytes);
            Assert.Equal(expected, GrpcMetadata.FromBase64(Convert.ToBase64String(bytes)));
            Assert.Equal(expected, GrpcMetadata.FromBase64(Convert.ToBase64String(bytes).TrimEnd('=')));
            Assert.Equal(expected, GrpcMetadata.Empty.With("k-bin", expected).GetBytes("k-bin"));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Upper")]
    [InlineData("spa ce")]
    [InlineData("")]
    [InlineData("grpc-status")]
    [InlineData("content-type")]
    [InlineData("bytes-bin")]
    public void Text_metadata_keys_are_checked(string key) => Assert.Throws<ArgumentException>(() => GrpcMetadata.Empty.With(key, "v"));

    [Fact]
    public void Text_metadata_values_are_printable_ascii() => Assert.Throws<ArgumentException>(() => GrpcMetadata.Empty.With("k", "a\nb"));

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("application/grpc;charset=utf-8", true)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/json", false)]
    [InlineData(null, false)]
    public void Content_types_of_grpc_are_known(string? contentType, bool expected) => Assert.Equal(expected, GrpcHeaderNames.IsGrpc(contentType));
}
