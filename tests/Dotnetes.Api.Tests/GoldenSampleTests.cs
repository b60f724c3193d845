using System.Text;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api.Tests;

public sealed class GoldenSampleTests
{
    [SharedFact]
    public void Every_golden_sample_decodes_to_equal_objects_and_encodes_to_identical_bytes()
    {
        var problems = new List<string>();
        var files = Directory.GetFiles(Path.Combine(SharedFolder.Path!, "golden"), "*.json");
        Assert.NotEmpty(files);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            try
            {
                problems.AddRange(Check(name, File.ReadAllBytes(file), File.ReadAllBytes(Path.ChangeExtension(file, ".pb"))).Select(p => $"{name}: {p}"));
            }
            catch (Exception e)
            {
                problems.Add($"{name}: {e.Message}");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems in {files.Length} samples:\n{string.Join('\n', problems.Take(60))}");
    }

    [SharedFact]
    public void The_golden_watch_event_decodes_and_encodes_to_identical_bytes()
    {
        var file = Path.Combine(SharedFolder.Path!, "golden", "core.v1.WatchEvent");
        var proto = File.ReadAllBytes(file + ".pb");
        var fromProto = ProtoCodec.Decode<Meta.V1.WatchEvent>(ProtobufEnvelope.Open(proto).Raw);
        Assert.Equal(fromProto, JsonText.Decode<Meta.V1.WatchEvent>(File.ReadAllBytes(file + ".json")));
        Assert.Equal(Compact(File.ReadAllBytes(file + ".json")), JsonText.Of(fromProto));
        Assert.Equal(proto, ProtobufEnvelope.Wrap("", "", ProtoCodec.Encode(fromProto)));
    }

    private static IEnumerable<string> Check(string name, byte[] json, byte[] proto)
    {
        var envelope = ProtobufEnvelope.Open(proto);
        if (name == "core.v1.WatchEvent")
        {
            return []; // It has no TypeMeta of its own; the test below covers it.
        }

        if (!KubeKinds.TryGet(envelope.ApiVersion, envelope.Kind, out var codec))
        {
            return [$"no kind {envelope.ApiVersion} {envelope.Kind}"];
        }

        var problems = new List<string>();
        var fromProto = codec.DecodeProto(envelope.Raw);
        var reader = new JsonReader(json, strict: true);
        var fromJson = codec.ReadJson(ref reader);
        reader.End();
        problems.AddRange(reader.Issues.Select(i => i.ToString()));
        if (!fromJson.Equals(fromProto))
        {
            problems.Add("JSON and protobuf decode to different objects");
        }

        var compact = Compact(json);
        Compare(problems, "JSON of JSON", compact, Encoding.UTF8.GetString(JsonText.Encode(fromJson)));
        var again = Wrap((IProtoMessage)fromProto, envelope);
        if (!again.AsSpan().SequenceEqual(proto))
        {
            problems.Add($"protobuf bytes differ: {again.Length} instead of {proto.Length}, first at {again.AsSpan().CommonPrefixLength(proto)}");
        }

        if (!Wrap((IProtoMessage)fromJson, envelope).AsSpan().SequenceEqual(proto))
        {
            problems.Add("protobuf bytes of the JSON object differ");
        }

        return problems;
    }

    private static byte[] Wrap(IProtoMessage message, ProtobufEnvelope envelope)
    {
        var writer = new ProtoWriter(Span<byte>.Empty);
        ProtobufEnvelope.Write(ref writer, envelope.ApiVersion, envelope.Kind, message);
        var bytes = writer.ToArray();
        writer.Dispose();
        return bytes;
    }

    private static string Compact(byte[] json)
    {
        var writer = new JsonWriter(1024);
        writer.WriteCompact(json);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static void Compare(List<string> problems, string what, string expected, string actual)
    {
        if (expected == actual)
        {
            return;
        }

        var at = expected.AsSpan().CommonPrefixLength(actual);
        var start = Math.Max(0, at - 60);
        problems.Add($"{what} differs: expected …{expected[start..Math.Min(expected.Length, at + 60)]}… got …{actual[start..Math.Min(actual.Length, at + 60)]}…");
    }
}
