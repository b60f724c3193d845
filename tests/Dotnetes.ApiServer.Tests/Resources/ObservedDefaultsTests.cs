using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Tests.Resources;

/// <summary>Compares what the strategies fill in with what an upstream server was seen to fill in.</summary>
public sealed class ObservedDefaultsTests
{
    // What upstream fills in with admission plugins, allocators and generated ids, which stand elsewhere.
    private static readonly HashSet<string> s_elsewhere =
    [
        "Pod spec.preemptionPolicy", "Pod spec.priority", "Pod spec.serviceAccount", "Pod spec.serviceAccountName", "Pod spec.tolerations", "Pod spec.tolerations[+]",
        "Node spec.taints[+]", "PersistentVolume metadata.finalizers", "PersistentVolumeClaim metadata.finalizers", "VolumeAttributesClass metadata.finalizers",
        "Service spec.clusterIP", "Service spec.clusterIPs", "Service spec.healthCheckNodePort", "Service spec.ports[].nodePort", "Service spec.ipFamilies", "Service spec.ipFamilyPolicy",
    ];

    /// <summary>The sample objects.</summary>
    internal static IEnumerable<(ResourceDefinition Definition, IKubeObject Value)> Inputs()
    {
        foreach (var line in SharedFacts.Lines("observed-defaults-inputs.jsonl"))
        {
            var json = JsonNode.Parse(line.Replace("<base64 PEM request>", "YQ==", StringComparison.Ordinal))!;
            if (Find(json) is { } definition)
            {
                yield return (definition, (IKubeObject)definition.Codec.DecodeJson(Encoding.UTF8.GetBytes(json.ToJsonString())));
            }
        }
    }

    [FactsFact]
    public void Objects_get_exactly_the_values_that_upstream_fills_in()
    {
        var rows = SharedFacts.Table("observed-defaults.tsv");
        var differences = new List<string>();
        foreach (var (definition, value) in Inputs())
        {
            var name = value.Metadata.Name;
            var kind = definition.Info.Kind;
            var after = Json(definition.Strategy.PrepareForCreate(WithUid(definition.Strategy.Default(value)), StrategyContexts.Create()));
            var actual = new List<(string Path, string Value)>();
            Compare(JsonNode.Parse(SharedFacts.Lines("observed-defaults-inputs.jsonl").First(l => IsAbout(l, definition, name)).Replace("<base64 PEM request>", "YQ==", StringComparison.Ordinal)), after, "", actual);
            var expected = rows
                .Where(r => r["apiVersion"] == definition.Info.ApiVersion && r["kind"] == kind && r["variants"].Split(',').Contains(name))
                .Where(r => !s_elsewhere.Contains($"{kind} {r["path"]}") && !r["value"].StartsWith("(changed)", StringComparison.Ordinal))
                .ToList();
            foreach (var row in expected)
            {
                if (!actual.Any(a => a.Path == row["path"] && Matches(a.Value, row["value"])))
                {
                    differences.Add($"{kind} {name}: missing {row["path"]} = {row["value"]}; has {string.Join(" | ", actual.Where(a => a.Path == row["path"]).Select(a => a.Value))}");
                }
            }

            foreach (var (path, text) in actual)
            {
                // The tables list what templates get only once, with PodTemplate.
                if (!path.Contains("emplate.", StringComparison.Ordinal) && !s_elsewhere.Contains($"{kind} {path}") && !expected.Any(r => r["path"] == path && Matches(text, r["value"])))
                {
                    differences.Add($"{kind} {name}: surplus {path} = {text}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Distinct()));
    }

    [FactsFact]
    public void Defaulting_twice_changes_nothing_and_copies_nothing()
    {
        foreach (var (definition, value) in Inputs())
        {
            var once = definition.Strategy.Default(value);
            Assert.Same(once, definition.Strategy.Default(once));
        }
    }

    [FactsFact]
    public void Stored_versions_keep_everything()
    {
        foreach (var (definition, value) in Inputs().Where(i => i.Definition.Conversion is not null))
        {
            var complete = definition.Strategy.Default(value);
            Assert.Equal(complete, definition.Conversion!.FromStorage(definition.Conversion.ToStorage(complete)));
        }
    }

    private static IKubeObject WithUid(IKubeObject value) => value.KindInfo.Kind == "Job" ? value.WithMetadata(value.Metadata with { Uid = "1-2-3" }) : value;

    private static ResourceDefinition? Find(JsonNode json) =>
        BuiltInResources.All.FirstOrDefault(d => d.Info.ApiVersion == (string?)json["apiVersion"] && d.Info.Kind == (string?)json["kind"]);

    private static bool IsAbout(string line, ResourceDefinition definition, string name)
    {
        var json = JsonNode.Parse(line)!;
        return (string?)json["apiVersion"] == definition.Info.ApiVersion && (string?)json["kind"] == definition.Info.Kind && (string?)json["metadata"]!["name"] == name;
    }

    private static JsonNode Json(IKubeObject value)
    {
        using var writer = new JsonWriter(4096);
        value.WriteJson(ref System.Runtime.CompilerServices.Unsafe.AsRef(in writer));
        return JsonNode.Parse(Encoding.UTF8.GetString(writer.Written))!;
    }

    private static bool Matches(string actual, string expected)
    {
        if (expected.StartsWith('<'))
        {
            return true;
        }

        var (left, right) = (JsonNode.Parse(actual), JsonNode.Parse(expected));
        if (left is JsonArray array)
        {
            foreach (var item in array.OfType<JsonObject>())
            {
                item.Remove("lastTransitionTime");
                item.Remove("message");
            }
        }

        return JsonNode.DeepEquals(left, right);
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, List<(string Path, string Value)> additions)
    {
        if (after is JsonObject value && before is JsonObject or null)
        {
            if (value.Count == 0 && before is null)
            {
                additions.Add((path, "{}"));
            }

            foreach (var (key, child) in value)
            {
                var childPath = path.Length == 0 ? key : $"{path}.{key}";
                if (childPath is "metadata.creationTimestamp" or "metadata.uid" || (before is JsonObject old && old.ContainsKey(key) && old[key] is null && child is null))
                {
                    continue;
                }

                Compare((before as JsonObject)?[key], child, childPath, additions);
            }
        }
        else if (after is JsonArray list && before is JsonArray known)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (i < known.Count)
                {
                    Compare(known[i], list[i], path + "[]", additions);
                }
                else
                {
                    additions.Add((path + "[+]", list[i]?.ToJsonString() ?? "null"));
                }
            }
        }
        else if (before is null)
        {
            additions.Add((path, after?.ToJsonString() ?? "null"));
        }
    }
}
