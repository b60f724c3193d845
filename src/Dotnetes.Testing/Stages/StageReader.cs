using System.Globalization;
using System.Text;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Testing.Stages.Templates;

namespace Dotnetes.Testing.Stages;

/// <summary>Reads kwok's <c>Stage</c> objects; docs/testing.md describes the fields that are known.</summary>
public static class StageReader
{
    private static readonly string[] s_operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    /// <summary>Reads the stages of a stream of YAML or JSON documents; other documents of kwok (<c>Kustomization</c>, say) are an error.</summary>
    /// <exception cref="FormatException">A document is no stage, or a stage uses what is not known.</exception>
    public static IReadOnlyList<Stage> Read(string yaml)
    {
        var stages = new List<Stage>();
        try
        {
            foreach (var json in YamlToJson.ConvertAll(Encoding.UTF8.GetBytes(yaml)).AsEnumerable())
            {
                if (JsonValue.Parse(json) is JsonObject document)
                {
                    stages.AddRange(Documents(document).Select(Stage));
                }
            }
        }
        catch (DecodingException e)
        {
            throw new FormatException(e.Message, e);
        }

        return stages;
    }

    private static IEnumerable<JsonObject> Documents(JsonObject document) =>
        Text(document, "kind").EndsWith("List", StringComparison.Ordinal) && document.Get("items") is JsonArray items ? items.OfType<JsonObject>() : [document];

    private static Stage Stage(JsonObject document)
    {
        if (Text(document, "kind") != "Stage" || !Text(document, "apiVersion").StartsWith("kwok.x-k8s.io/", StringComparison.Ordinal))
        {
            throw new FormatException($"{Text(document, "apiVersion")} {Text(document, "kind")} is no Stage of kwok.x-k8s.io");
        }

        var name = document.Get("metadata", "name")?.AsString ?? "";
        try
        {
            Known(document, "", "apiVersion", "kind", "metadata", "spec", "status");
            var spec = Object(document, "spec") ?? throw new FormatException("spec is missing");
            Known(spec, "spec", "resourceRef", "selector", "weight", "weightFrom", "delay", "next", "steps", "immediateNextStage");
            var resource = Object(spec, "resourceRef") ?? throw new FormatException("spec.resourceRef is missing");
            var group = Text(resource, "apiGroup");
            return new(name, group.Length == 0 ? "v1" : group, Text(resource, "kind"))
            {
                Requirements = Requirements(Object(spec, "selector")),
                Weight = new(Number(spec, "weight") ?? 0, From(spec, "weightFrom")),
                Delay = Delay(Object(spec, "delay")),
                Steps = [.. Next(Object(spec, "next")), .. Objects(spec, "steps").SelectMany(Step)],
            };
        }
        catch (FormatException e)
        {
            throw new FormatException($"stage {name}: {e.Message}", e);
        }
    }

    private static List<StageRequirement> Requirements(JsonObject? selector)
    {
        // As in kwok, no selector selects nothing; one without requirements selects everything.
        if (selector is null)
        {
            return [new(new StageQuery("empty"), "Exists", [])];
        }

        Known(selector, "selector", "matchLabels", "matchAnnotations", "matchExpressions");
        var requirements = new List<StageRequirement>();
        foreach (var (place, field) in (ReadOnlySpan<(string, string)>)[("labels", "matchLabels"), ("annotations", "matchAnnotations")])
        {
            foreach (var (key, value) in Object(selector, field) ?? JsonObject.Empty)
            {
                requirements.Add(new(new StageQuery($".metadata.{place}[\"{key}\"]"), "In", [value.AsString ?? value.ToString()]));
            }
        }

        foreach (var item in Objects(selector, "matchExpressions"))
        {
            var expression = Object(item, "jq") ?? item;
            Known(expression, "matchExpressions", "key", "operator", "values");
            var name = Text(expression, "operator");
            requirements.Add(s_operators.Contains(name)
                ? new(new StageQuery(Text(expression, "key")), name, Texts(expression, "values"))
                : throw new FormatException($"operator {name} is not known"));
        }

        return requirements;
    }

    private static StageDelay Delay(JsonObject? delay)
    {
        if (delay is null)
        {
            return new();
        }

        Known(delay, "delay", "durationMilliseconds", "durationFrom", "jitterDurationMilliseconds", "jitterDurationFrom");
        return new()
        {
            Time = new(Milliseconds(delay, "durationMilliseconds"), From(delay, "durationFrom")),
            Jitter = new(Milliseconds(delay, "jitterDurationMilliseconds"), From(delay, "jitterDurationFrom")),
        };
    }

    // In kwok's order: event, finalizers, deletion, patches.
    private static IEnumerable<StageStep> Next(JsonObject? next)
    {
        if (next is null)
        {
            yield break;
        }

        Known(next, "next", "event", "finalizers", "delete", "statusTemplate", "statusSubresource", "statusPatchAs", "patches");
        if (next.Get("statusPatchAs") is not null)
        {
            throw new FormatException("next.statusPatchAs is not known");
        }

        foreach (var step in Common(next))
        {
            yield return step;
        }

        if (Text(next, "statusTemplate") is { Length: > 0 } template)
        {
            var subresource = next.ContainsKey("statusSubresource") ? Text(next, "statusSubresource") : "status";
            yield return new StageStep.Patch(ObjectPatch.StrategicMergePatch, "status", subresource, Template(template));
        }

        foreach (var patch in Objects(next, "patches"))
        {
            yield return Patch(patch);
        }
    }

    private static IEnumerable<StageStep> Step(JsonObject step)
    {
        Known(step, "steps", "event", "finalizers", "delete", "patch");
        return Object(step, "patch") is { } patch ? [.. Common(step), Patch(patch)] : Common(step);
    }

    private static IEnumerable<StageStep> Common(JsonObject next)
    {
        if (Object(next, "event") is { } happening)
        {
            Known(happening, "event", "type", "reason", "message");
            yield return new StageStep.Event(Text(happening, "type"), Text(happening, "reason"), Text(happening, "message"));
        }

        if (Object(next, "finalizers") is { } finalizers)
        {
            Known(finalizers, "finalizers", "add", "remove", "empty");
            yield return new StageStep.Finalizers(
                [.. Objects(finalizers, "add").Select(f => Text(f, "value"))],
                [.. Objects(finalizers, "remove").Select(f => Text(f, "value"))],
                Flag(finalizers, "empty"));
        }

        if (Flag(next, "delete"))
        {
            yield return new StageStep.Delete();
        }
    }

    private static StageStep.Patch Patch(JsonObject patch)
    {
        Known(patch, "patch", "type", "root", "subresource", "template");
        var type = Text(patch, "type") switch
        {
            "" or "strategic" => ObjectPatch.StrategicMergePatch,
            "merge" => ObjectPatch.MergePatch,
            "json" => ObjectPatch.JsonPatch,
            var other => throw new FormatException($"patches of type {other} are not known"),
        };
        return new(type, Text(patch, "root"), Text(patch, "subresource"), Template(Text(patch, "template")));
    }

    private static GoTemplate Template(string text) => new(text, StageFunctions.Names);

    private static StageQuery? From(JsonObject of, string name)
    {
        if (Object(of, name) is not { } from)
        {
            return null;
        }

        var text = from.Get("expressionFrom")?.AsString ?? from.Get("jq", "expression")?.AsString;
        return text is null ? throw new FormatException($"{name} has no expression") : new StageQuery(text);
    }

    private static TimeSpan? Milliseconds(JsonObject of, string name) => Number(of, name) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    private static JsonObject? Object(JsonObject of, string name) => of.Get(name) switch
    {
        null or JsonNull => null,
        JsonObject found => found,
        _ => throw new FormatException($"{name}: a mapping is expected"),
    };

    private static IEnumerable<JsonObject> Objects(JsonObject of, string name) => of.Get(name) switch
    {
        null or JsonNull => [],
        JsonArray items => items.Select(i => i as JsonObject ?? throw new FormatException($"{name}: mappings are expected")),
        _ => throw new FormatException($"{name}: a list is expected"),
    };

    private static string[] Texts(JsonObject of, string name) => of.Get(name) is JsonArray items ? [.. items.Select(i => i.AsString ?? i.ToString())] : [];

    private static string Text(JsonObject of, string name) => of.Get(name) switch
    {
        null or JsonNull => "",
        JsonString text => text.Value,
        _ => throw new FormatException($"{name}: a text is expected"),
    };

    private static bool Flag(JsonObject of, string name) => of.Get(name)?.Equals(JsonBoolean.Of(true)) == true;

    private static long? Number(JsonObject of, string name) => of.Get(name) switch
    {
        null or JsonNull => null,
        JsonNumber number when number.TryGetInt64(out var whole) => whole,
        _ => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name}: a whole number is expected")),
    };

    private static void Known(JsonObject of, string place, params ReadOnlySpan<string> names)
    {
        foreach (var name in of.Keys)
        {
            if (!names.Contains(name))
            {
                throw new FormatException($"{(place.Length > 0 ? place + "." : "")}{name} is not known");
            }
        }
    }
}
