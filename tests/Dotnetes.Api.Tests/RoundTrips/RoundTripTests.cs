using System.Text;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api.Tests.RoundTrips;

public sealed class RoundTripTests
{
    private const int Seeds = 5;

    public static IEnumerable<object[]> Kinds => KubeKinds.All.Select(k => new object[] { k.Info.ApiVersion, k.Info.Kind });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_full_object_survives_json_and_protobuf_byte_for_byte(string apiVersion, string kind)
    {
        Assert.True(KubeKinds.TryGet(apiVersion, kind, out var codec));
        for (var seed = 0; seed < Seeds; seed++)
        {
            var document = new RandomDocument(new Random(seed)).Make(codec);
            var reader = new JsonReader(document, strict: true);
            var value = codec.ReadJson(ref reader);
            reader.End();
            Assert.Empty(reader.Issues);
            AssertSame(document, JsonText.Encode(value), $"JSON, seed {seed}");
            Assert.Equal(value, codec.DecodeJson(document));
            Assert.Equal(value.GetHashCode(), codec.DecodeJson(document).GetHashCode());
            if (codec.HasProto)
            {
                CheckProtobuf(codec, value, seed);
            }
        }
    }

    private static void CheckProtobuf(KindCodec codec, IKubeKind value, int seed)
    {
        var bytes = Encode((IProtoMessage)value);
        var decoded = codec.DecodeProto(bytes);
        AssertSame(bytes, Encode((IProtoMessage)decoded), $"protobuf, seed {seed}");

        // Fields that protobuf does not carry, such as kind and apiVersion of embedded objects, are gone after the first turn and stay away.
        var json = JsonText.Encode(decoded);
        var again = codec.DecodeJson(json);
        Assert.Equal(decoded, again);
        AssertSame(bytes, Encode((IProtoMessage)again), $"protobuf of the JSON of protobuf, seed {seed}");
        AssertSame(json, JsonText.Encode(codec.DecodeProto(bytes)), $"JSON of protobuf, seed {seed}");
    }

    private static byte[] Encode(IProtoMessage message)
    {
        var writer = new ProtoWriter(Span<byte>.Empty);
        try
        {
            message.WriteProto(ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void AssertSame(byte[] expected, byte[] actual, string what)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            var at = expected.AsSpan().CommonPrefixLength(actual);
            Assert.Fail($"{what}: differs at byte {at}:\n…{Around(expected, at)}…\n…{Around(actual, at)}…");
        }
    }

    private static string Around(byte[] bytes, int at) => Encoding.UTF8.GetString(bytes[Math.Max(0, at - 80)..Math.Min(bytes.Length, at + 40)]);
}
