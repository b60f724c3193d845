using BenchmarkDotNet.Attributes;
using Dotnetes.Serialization.Protobuf;
using Google.Protobuf;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>Protobuf of the records beside Google.Protobuf's generated classes on the same bytes.</summary>
public class ProtobufCodec : CodecBenchmark
{
    private IMessage _message = new Google.Pod();
    private MessageParser _parser = Google.Pod.Parser;

    [GlobalSetup]
    public void Prepare()
    {
        PrepareSample();
        _parser = Sample switch
        {
            Sample.Pod => Google.Pod.Parser,
            Sample.Node => Google.Node.Parser,
            _ => Google.PodList.Parser,
        };
        _message = _parser.WithDiscardUnknownFields(true).ParseFrom(Encoded);

        // Both must carry the same, else the comparison means nothing.
        var lost = Encoded.Length - _message.CalculateSize();
        if (lost != 0)
        {
            throw new InvalidOperationException($"the messages lose {lost} of {Encoded.Length} bytes of the sample");
        }
    }

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("decode")]
    public object GoogleDecode() => _parser.ParseFrom(Encoded);

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("encode")]
    public int GoogleEncode()
    {
        var size = _message.CalculateSize();
        _message.WriteTo(Room.AsSpan(0, size));
        return size;
    }

    private protected override T Decode<T>(byte[] bytes) => ProtoCodec.Decode<T>(bytes);

    private protected override int Encode<T>(T value, byte[] room)
    {
        var writer = new ProtoWriter(room);
        value.WriteProto(ref writer);
        return writer.Length;
    }
}
