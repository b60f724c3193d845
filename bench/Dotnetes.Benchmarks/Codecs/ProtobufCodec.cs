using BenchmarkDotNet.Attributes;
using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization.Protobuf;
using Google.Protobuf;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>Protobuf of the records beside Google.Protobuf's generated classes on the same bytes; encoding goes into a buffer that is there.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory, BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class ProtobufCodec
{
    private byte[] _bytes = [];
    private byte[] _room = [];
    private IMessage _message = new Google.Pod();
    private MessageParser _parser = Google.Pod.Parser;

    /// <summary>The object.</summary>
    [ParamsAllValues]
    public Sample Sample { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        (_bytes, _parser) = Sample switch
        {
            Sample.Pod => (Samples.Proto(Samples.Pod), (MessageParser)Google.Pod.Parser),
            Sample.Node => (Samples.Proto(Samples.Node), Google.Node.Parser),
            _ => (Samples.Proto(Samples.List), Google.PodList.Parser),
        };
        _room = new byte[_bytes.Length * 2];
        _message = _parser.WithDiscardUnknownFields(true).ParseFrom(_bytes);

        // Fields that are written though empty aside, both must carry the same.
        var lost = _bytes.Length - _message.CalculateSize();
        if (lost < 0 || lost > _bytes.Length / 10)
        {
            throw new InvalidOperationException($"the messages lose {lost} of {_bytes.Length} bytes of the sample");
        }
    }

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("decode")]
    public object GoogleDecode() => _parser.ParseFrom(_bytes);

    [Benchmark(Description = "Dotnetes")]
    [BenchmarkCategory("decode")]
    public object Decode() => Sample switch
    {
        Sample.Pod => ProtoCodec.Decode<Pod>(_bytes),
        Sample.Node => ProtoCodec.Decode<Node>(_bytes),
        _ => ProtoCodec.Decode<PodList>(_bytes),
    };

    [Benchmark(Baseline = true, Description = "Google.Protobuf")]
    [BenchmarkCategory("encode")]
    public int GoogleEncode()
    {
        var size = _message.CalculateSize();
        _message.WriteTo(_room.AsSpan(0, size));
        return size;
    }

    [Benchmark(Description = "Dotnetes")]
    [BenchmarkCategory("encode")]
    public int Encode() => Sample switch
    {
        Sample.Pod => Encode(Samples.Pod),
        Sample.Node => Encode(Samples.Node),
        _ => Encode(Samples.List),
    };

    private int Encode<T>(T value)
        where T : IProtoMessage<T>
    {
        var writer = new ProtoWriter(_room);
        value.WriteProto(ref writer);
        return writer.Length;
    }
}
