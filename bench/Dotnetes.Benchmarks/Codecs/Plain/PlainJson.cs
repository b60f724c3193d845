using System.Text.Json.Serialization;

namespace Dotnetes.Benchmarks.Codecs.Plain;

/// <summary>The source-generated serializer of the plain classes, with the settings that give the same JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainPod))]
[JsonSerializable(typeof(PlainNode))]
[JsonSerializable(typeof(PlainPodList))]
internal sealed partial class PlainJson : JsonSerializerContext;
