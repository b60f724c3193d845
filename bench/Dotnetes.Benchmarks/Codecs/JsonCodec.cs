using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using Dotnetes.Benchmarks.Codecs.Plain;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>JSON of the records beside System.Text.Json's source-generated serializer on plain classes.</summary>
public class JsonCodec : CodecBenchmark
{
    private ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter _writer = new(Stream.Null);
    private object _plain = new();
    private JsonTypeInfo _type = PlainJson.Default.PlainPod;

    [GlobalSetup]
    public void Prepare()
    {
        PrepareSample();
        _type = Sample switch
        {
            Sample.Pod => PlainJson.Default.PlainPod,
            Sample.Node => PlainJson.Default.PlainNode,
            _ => PlainJson.Default.PlainPodList,
        };
        _plain = JsonSerializer.Deserialize(Encoded, _type)!;
        _buffer = new ArrayBufferWriter<byte>(Encoded.Length * 2);
        _writer = new Utf8JsonWriter(_buffer);

        // Both must have read and written the same, else the comparison means nothing.
        PlainEncode();
        var again = JsonDocument.Parse(_buffer.WrittenMemory);
        if (!JsonElement.DeepEquals(again.RootElement, JsonDocument.Parse(Encoded).RootElement))
        {
            throw new InvalidOperationException("the plain classes lose members of the sample");
        }
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    [BenchmarkCategory("decode")]
    public object PlainDecode() => JsonSerializer.Deserialize(Encoded, _type)!;

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    [BenchmarkCategory("encode")]
    public int PlainEncode()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, _plain, _type);
        return _buffer.WrittenCount;
    }

    private protected override T Decode<T>(byte[] bytes) => JsonText.Decode<T>(bytes);

    private protected override int Encode<T>(T value, byte[] room)
    {
        var writer = new JsonWriter(room);
        value.WriteJson(ref writer);
        return writer.Length;
    }
}
