using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api.Tests.Codecs;

public sealed class ProtobufDecodingTests
{
    // PodSecurityContext.supplementalGroups is field 4, repeated int64.
    [Fact]
    public void Repeated_numbers_are_read_packed_unpacked_and_mixed()
    {
        var expected = new PodSecurityContext { SupplementalGroups = [1, 300, 7] };
        Assert.Equal(expected, ProtoCodec.Decode<PodSecurityContext>([0x20, 1, 0x20, 0xAC, 2, 0x20, 7]));
        Assert.Equal(expected, ProtoCodec.Decode<PodSecurityContext>([0x22, 4, 1, 0xAC, 2, 7]));
        Assert.Equal(expected, ProtoCodec.Decode<PodSecurityContext>([0x20, 1, 0x22, 3, 0xAC, 2, 7]));
    }

    [Fact]
    public void Unknown_fields_of_every_wire_type_are_skipped()
    {
        byte[] unknown =
        [
            0x80, 0x7D, 0x96, 1, // 2000: varint
            0x81, 0x7D, 1, 2, 3, 4, 5, 6, 7, 8, // 64 bits
            0x82, 0x7D, 3, 1, 2, 3, // bytes
            0x83, 0x7D, 0x08, 1, 0x84, 0x7D, // a group
            0x85, 0x7D, 1, 2, 3, 4, // 32 bits
        ];
        var known = ProtoCodec.Encode(ObjectMeta.Empty with { Name = "a", Generation = 5 });
        Assert.Equal(ObjectMeta.Empty with { Name = "a", Generation = 5 }, ProtoCodec.Decode<ObjectMeta>([.. unknown, .. known, .. unknown]));
    }

    [Fact]
    public void The_last_of_a_repeated_single_field_wins_and_messages_merge_as_protobuf_has_it()
    {
        var first = ProtoCodec.Encode(ObjectMeta.Empty with { Name = "a" });
        var second = ProtoCodec.Encode(ObjectMeta.Empty with { Name = "b" });
        Assert.Equal("b", ProtoCodec.Decode<ObjectMeta>([.. first, .. second]).Name);
    }

    [Fact]
    public void Maps_are_written_in_the_order_of_their_keys_and_read_in_any()
    {
        var map = ValueMap.Of(("b", "2"), ("a", "1"), ("c", ""));
        var bytes = ProtoCodec.Encode(new ConfigMap { Data = map });
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.True(text.IndexOf("\u0001a", StringComparison.Ordinal) < text.IndexOf("\u0001b", StringComparison.Ordinal));

        // The same entries, the other way round; one entry has its value before its key, one has no value.
        byte[] shuffled = [0x12, 3, 0x0A, 1, (byte)'c', 0x12, 6, 0x0A, 1, (byte)'b', 0x12, 1, (byte)'2', 0x12, 6, 0x12, 1, (byte)'1', 0x0A, 1, (byte)'a'];
        Assert.Equal(map, ProtoCodec.Decode<ConfigMap>(shuffled).Data);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 5, 1, 2 })] // longer than the rest
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })] // a length beyond 2^31
    [InlineData(new byte[] { 0x38 })] // no value
    [InlineData(new byte[] { 0x38, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1 })] // a varint of 11 bytes
    [InlineData(new byte[] { 0x00, 1 })] // field 0
    [InlineData(new byte[] { 0x0E, 1 })] // wire type 6
    [InlineData(new byte[] { 0x0C })] // the end of a group that nothing began
    [InlineData(new byte[] { 0x83, 0x7D, 0x08, 1 })] // a group without an end
    [InlineData(new byte[] { 0x08, 1 })] // a number where the name is a string
    public void Malformed_messages_are_refused(byte[] bytes) => Assert.Throws<DecodingException>(() => ProtoCodec.Decode<ObjectMeta>(bytes));

    [Theory]
    [InlineData("")]
    [InlineData("k8s")]
    [InlineData("k8x\0")]
    [InlineData("k8s\0\u000A\u0064")]
    public void What_is_not_an_envelope_is_refused(string text) =>
        Assert.Throws<DecodingException>(() => ProtobufEnvelope.Open(System.Text.Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Messages_nested_too_deeply_are_refused()
    {
        // JSONSchemaProps.not is field 28 and holds a JSONSchemaProps again.
        var bytes = Array.Empty<byte>();
        for (var depth = 0; depth < 2000; depth++)
        {
            var writer = new ProtoWriter(Span<byte>.Empty);
            writer.WriteBytes((28 << 3) | 2, bytes);
            bytes = writer.ToArray();
            writer.Dispose();
        }

        Assert.Throws<DecodingException>(() => ProtoCodec.Decode<ApiExtensions.V1.JsonSchemaProps>(bytes));
    }
}
