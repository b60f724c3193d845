using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using Dotnetes.Api.Core.V1;
using Dotnetes.Benchmarks.Codecs.Plain;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>JSON of the records beside System.Text.Json's source-generated serializer on plain classes; encoding goes into a buffer that is there.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory, BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class JsonCodec
{
    private byte[] _json = [];
    private byte[] _room = [];
    private ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter _writer = new(Stream.Null);
    private object _plain = new();
    private JsonTypeInfo _type = PlainJson.Default.PlainPod;

    /// <summary>The object.</summary>
    [ParamsAllValues]
    public Sample Sample { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        (_json, _type) = Sample switch
        {
            Sample.Pod => (Samples.Json(Samples.Pod), (JsonTypeInfo)PlainJson.Default.PlainPod),
            Sample.Node => (Samples.Json(Samples.Node), PlainJson.Default.PlainNode),
            _ => (Samples.Json(Samples.List), PlainJson.Default.PlainPodList),
        };
        _room = new byte[_json.Length * 2];
        _plain = JsonSerializer.Deserialize(_json, _type)!;
        _buffer = new ArrayBufferWriter<byte>(_json.Length * 2);
        _writer = new Utf8JsonWriter(_buffer);

        // Both must have read and written the same, else the comparison means nothing.
        PlainEncode();
        var again = JsonDocument.Parse(_buffer.WrittenMemory);
        if (!JsonElement.DeepEquals(again.RootElement, JsonDocument.Parse(_json).RootElement))
        {
            throw new InvalidOperationException("the plain classes lose members of the sample");
        }
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    [BenchmarkCategory("decode")]
    public object PlainDecode() => JsonSerializer.Deserialize(_json, _type)!;

    [Benchmark(Description = "Dotnetes")]
    [BenchmarkCategory("decode")]
    public object Decode() => Sample switch
    {
        Sample.Pod => JsonText.Decode<Pod>(_json),
        Sample.Node => JsonText.Decode<Node>(_json),
        _ => JsonText.Decode<PodList>(_json),
    };

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    [BenchmarkCategory("encode")]
    public int PlainEncode()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, _plain, _type);
        return _buffer.WrittenCount;
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
        where T : IJsonValue<T>
    {
        var writer = new JsonWriter(_room);
        value.WriteJson(ref writer);
        return writer.Length;
    }
}
