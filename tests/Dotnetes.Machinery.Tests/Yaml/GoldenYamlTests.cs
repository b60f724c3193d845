using System.Text;
using Dotnetes.Api;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Yaml;

public sealed class GoldenYamlTests
{
    [SharedFact]
    public void Every_golden_sample_in_yaml_decodes_to_the_object_of_its_json_and_encodes_to_identical_bytes()
    {
        var problems = new List<string>();
        var files = Directory.GetFiles(Path.Combine(SharedFolder.Path!, "golden"), "*.yaml");
        Assert.NotEmpty(files);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var yaml = File.ReadAllBytes(file);
            var json = File.ReadAllBytes(Path.ChangeExtension(file, ".json"));
            var converted = YamlToJson.Convert(yaml, strict: true);
            var name = Path.GetFileNameWithoutExtension(file);
            if (!Encoding.UTF8.GetString(JsonToYaml.Convert(json)).Equals(Encoding.UTF8.GetString(yaml), StringComparison.Ordinal))
            {
                problems.Add($"{name}: the YAML of its JSON differs");
            }

            // A watch event has no kind of its own to find a codec by.
            if (name == "core.v1.WatchEvent")
            {
                continue;
            }

            var head = JsonValue.ParseObject(converted);
            if (!KubeKinds.TryGet(head.Get("apiVersion")!.AsString!, head.Get("kind")!.AsString!, out var codec))
            {
                problems.Add($"{name}: there is no such kind");
                continue;
            }

            var value = codec.DecodeJson(converted);
            if (!value.Equals(codec.DecodeJson(json)))
            {
                problems.Add($"{name}: YAML and JSON decode to different objects");
            }

            if (!JsonToYaml.Convert(JsonText.Encode(value)).AsSpan().SequenceEqual(yaml))
            {
                problems.Add($"{name}: encodes to other YAML");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems in {files.Length} samples:\n{string.Join('\n', problems.Take(40))}");
    }
}
