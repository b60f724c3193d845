using System.Text;
using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Reads scenarios from YAML; docs/testing.md describes the fields.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="readFile">Gives the content of the files that <c>manifests</c> names.</param>
    /// <exception cref="FormatException">Something in it is wrong or not known.</exception>
    public static Scenario Read(string yaml, Func<string, string> readFile)
    {
        using var document = JsonDocument.Parse(Json(yaml));
        var scenario = new Scenario();
        foreach (var field in Fields(document.RootElement, "the scenario"))
        {
            scenario = field.Name switch
            {
                "seed" => scenario with { Seed = Number(field) },
                "duration" => scenario with { Duration = Time(field) },
                "interval" => scenario with { Interval = Time(field) },
                "nodes" => scenario with { Nodes = [.. Items(field).Select(n => Nodes(n))] },
                "pods" => scenario with { PodRules = [.. Items(field).Select(Rule)] },
                "manifests" => scenario with { Manifests = string.Join("\n---\n", Items(field).Select(f => readFile(Text(f, field.Name)))) },
                "objects" => scenario with { Manifests = scenario.Manifests + "\n---\n" + Text(field.Value, field.Name) },
                "timeline" => scenario with { Timeline = [.. Items(field).Select(Step).OrderBy(s => s.At)] },
                _ => throw Unknown(field.Name, "a scenario"),
            };
        }

        return scenario.Interval > TimeSpan.Zero ? scenario : throw new FormatException("interval must be positive");
    }

    private static byte[] Json(string yaml)
    {
        try
        {
            return YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml), strict: true);
        }
        catch (DecodingException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static (int Count, NodeShape Shape) Nodes(JsonElement element)
    {
        var (count, shape) = (1, new NodeShape());
        foreach (var field in Fields(element, "nodes"))
        {
            shape = field.Name switch
            {
                "cpu" => shape with { Cpu = Amount(field) },
                "memory" => shape with { Memory = Amount(field) },
                "ephemeralStorage" => shape with { EphemeralStorage = Amount(field) },
                "pods" => shape with { Pods = Number(field) },
                "zone" => shape with { Zone = Text(field.Value, field.Name) },
                "namePrefix" => shape with { NamePrefix = Text(field.Value, field.Name) },
                "labels" => shape with { Labels = Map(field) },
                "extended" => shape with { Extended = Map(field).Map(v => Quantity.Parse(v)) },
                "taints" => shape with { Taints = Names(field).Select(TaintOf).ToValueList() },
                "count" => shape,
                _ => throw Unknown(field.Name, "nodes"),
            };
            count = field.Name == "count" ? Number(field) : count;
        }

        return (count, shape);
    }

    private static PodRule Rule(JsonElement element)
    {
        var (labels, ns, behavior) = (ValueMap<string>.Empty, "", PodBehavior.Runs);
        foreach (var field in Fields(element, "pods"))
        {
            behavior = field.Name switch
            {
                "startDelay" => behavior with { StartDelay = Time(field) },
                "startJitter" => behavior with { StartJitter = Time(field) },
                "startFailure" => behavior with { StartFailure = Text(field.Value, field.Name) },
                "readyDelay" => behavior with { ReadyDelay = Time(field) },
                "ready" => behavior with { IsReady = field.Value.GetBoolean() },
                "runTime" => behavior with { RunTime = Time(field) },
                "exitCodes" => behavior with { ExitCodes = Items(field).Select(c => c.GetInt32()).ToValueList() },
                "stopDelay" => behavior with { StopDelay = Time(field) },
                "labels" or "namespace" => behavior,
                _ => throw Unknown(field.Name, "pods"),
            };
            labels = field.Name == "labels" ? Map(field) : labels;
            ns = field.Name == "namespace" ? Text(field.Value, field.Name) : ns;
        }

        return new(
            pod => (ns.Length == 0 || pod.Metadata.Namespace == ns) && labels.All(l => pod.Metadata.Labels.TryGetValue(l.Key, out var found) && found == l.Value),
            behavior);
    }

    private static ScenarioStep Step(JsonElement element)
    {
        var step = new ScenarioStep(TimeSpan.Zero);
        foreach (var field in Fields(element, "timeline"))
        {
            step = field.Name switch
            {
                "at" => step with { At = Time(field) },
                "apply" => step with { Apply = Text(field.Value, field.Name) },
                "scale" => step with { Scale = Scaled(field.Value) },
                "delete" => step with { Delete = (Member(field.Value, "kind"), Member(field.Value, "namespace", "default"), Member(field.Value, "name")) },
                "addNodes" => step with { AddNodes = Nodes(field.Value) },
                "stopNodes" when field.Value.ValueKind == JsonValueKind.Number => step with { StopAnyNodes = Number(field) },
                "stopNodes" => step with { StopNodes = Names(field) },
                "startNodes" => step with { StartNodes = Names(field) },
                "drain" => step with { Drain = Names(field) },
                "stopApiServer" => step with { StopApiServer = Time(field) },
                _ => throw Unknown(field.Name, "timeline"),
            };
        }

        return step;
    }

    private static (string Kind, string Namespace, string Name, int Replicas) Scaled(JsonElement value) =>
        value.TryGetProperty("replicas", out var replicas) && replicas.TryGetInt32(out var number)
            ? (Member(value, "kind", "Deployment"), Member(value, "namespace", "default"), Member(value, "name"), number)
            : throw new FormatException("scale needs replicas");

    private static IEnumerable<JsonProperty> Fields(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw new FormatException($"{what}: a mapping is expected");

    private static IEnumerable<JsonElement> Items(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray() : throw new FormatException($"{field.Name}: a list is expected");

    private static string[] Names(JsonProperty field) => [.. Items(field).Select(n => Text(n, field.Name))];

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name}: a text is expected");

    private static string Member(JsonElement value, string name, string? fallback = null) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? Text(found, name) : fallback ?? throw new FormatException($"{name} is missing");

    private static int Number(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number) ? number : throw new FormatException($"{field.Name}: a whole number is expected");

    private static ValueMap<string> Map(JsonProperty field) => Fields(field.Value, field.Name).Select(f => KeyValuePair.Create(f.Name, Scalar(f))).ToValueMap();

    private static string Scalar(JsonProperty field) => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();

    private static Quantity Amount(JsonProperty field) =>
        Quantity.TryParse(Scalar(field), out var amount) ? amount : throw new FormatException($"{field.Name}: {Scalar(field)} is no quantity");

    private static TimeSpan Time(JsonProperty field) =>
        Duration.TryParse(Scalar(field), out var time) ? time.ToTimeSpan() : throw new FormatException($"{field.Name}: {Scalar(field)} is no duration such as 1m30s");

    // As kubectl taint has it: key=value:Effect, or key:Effect.
    private static Taint TaintOf(string text)
    {
        var parts = text.Split(':');
        var pair = parts[0].Split('=', 2);
        return parts.Length == 2 && pair[0].Length > 0
            ? new() { Key = pair[0], Value = pair.Length > 1 ? pair[1] : "", Effect = parts[1] }
            : throw new FormatException($"taints: {text} is not of the form key=value:Effect");
    }

    private static FormatException Unknown(string name, string place) => new($"{name} is not known in {place}");
}
