using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Tests.Patches;

/// <summary>Seeded random documents.</summary>
internal static class RandomJson
{
    public static JsonValue Value(Random random, int depth) => random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => new JsonNumber(random.Next(3)),
        1 => new JsonString("s" + random.Next(3)),
        2 => JsonBoolean.Of(random.Next(2) == 0),
        3 => new JsonNumber(random.Next(3) + 0.5),
        4 => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))),
        _ => Object(random, depth),
    };

    public static JsonObject Object(Random random, int depth)
    {
        var members = new JsonObjectBuilder();
        for (var i = random.Next(5); i > 0; i--)
        {
            members["k" + random.Next(4)] = Value(random, depth - 1);
        }

        return members.ToObject();
    }

    /// <summary>A deployment with random parts of all the ways in which lists and maps merge.</summary>
    public static JsonObject Deployment(Random random)
    {
        var containers = Pick(random, "a", "b", "c", "d").Select(n => $$"""{"name":"{{n}}","image":"i{{random.Next(2)}}","args":["x","{{random.Next(2)}}"],"ports":[{{Ports(random)}}],"env":[{{Env(random)}}]}""");
        var finalizers = Pick(random, "f/1", "f/2", "f/3").Select(f => $"\"{f}\"");
        var labels = Pick(random, "x", "y", "z").Select(l => $"\"{l}\":\"{random.Next(2)}\"");
        var strategy = random.Next(3) switch
        {
            0 => "\"strategy\":{\"type\":\"Recreate\"},",
            1 => "\"strategy\":{\"type\":\"RollingUpdate\",\"rollingUpdate\":{\"maxSurge\":1}},",
            _ => "",
        };
        var text = $$$$$"""
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"n","labels":{{{{{{string.Join(",", labels)}}}}}},"finalizers":[{{{{{string.Join(",", finalizers)}}}}}]},
            "spec":{"replicas":{{{{{random.Next(3)}}}}},{{{{{strategy}}}}}"template":{"spec":{"containers":[{{{{{string.Join(",", containers)}}}}}]}}}}
            """;
        return JsonValue.ParseObject(text);
    }

    private static string Ports(Random random) =>
        string.Join(",", Pick(random, "80", "81", "82").Select(p => $$"""{"containerPort":{{p}},"protocol":"{{(random.Next(2) == 0 ? "TCP" : "UDP")}}"}"""));

    private static string Env(Random random) => string.Join(",", Pick(random, "P", "Q").Select(p => $$"""{"name":"{{p}}","value":"{{random.Next(2)}}"}"""));

    private static IEnumerable<string> Pick(Random random, params string[] names)
    {
        var picked = names.Where(_ => random.Next(3) > 0).ToArray();
        random.Shuffle(picked);
        return picked;
    }
}
