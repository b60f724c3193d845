using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>Decoding and encoding of the samples in one format, ours beside another library; encoding goes into a buffer that is there.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public abstract class CodecBenchmark
{
    /// <summary>Enough for the list.</summary>
    private const int RoomBytes = 16 << 20;

    /// <summary>The object.</summary>
    [ParamsAllValues]
    public Sample Sample { get; set; }

    /// <summary>The encoded sample.</summary>
    protected byte[] Encoded { get; private set; } = [];

    /// <summary>Room for more than the encoded sample.</summary>
    protected byte[] Room { get; private set; } = [];

    [Benchmark(Description = "Dotnetes")]
    [BenchmarkCategory("decode")]
    public object Decode() => Sample switch
    {
        Sample.Pod => Decode<Pod>(Encoded),
        Sample.Node => Decode<Node>(Encoded),
        _ => Decode<PodList>(Encoded),
    };

    [Benchmark(Description = "Dotnetes")]
    [BenchmarkCategory("encode")]
    public int Encode() => Sample switch
    {
        Sample.Pod => Encode(Samples.Pod, Room),
        Sample.Node => Encode(Samples.Node, Room),
        _ => Encode(Samples.List, Room),
    };

    /// <summary>Encodes the sample once.</summary>
    protected void PrepareSample()
    {
        Room = new byte[RoomBytes];
        Encoded = Room[..Encode()];
    }

    /// <summary>Decodes with our codec.</summary>
    private protected abstract T Decode<T>(byte[] bytes)
        where T : class, IJsonValue<T>, IProtoMessage<T>;

    /// <summary>Encodes with our codec and returns the length.</summary>
    private protected abstract int Encode<T>(T value, byte[] room)
        where T : class, IJsonValue<T>, IProtoMessage<T>;
}
