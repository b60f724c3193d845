using System.Text.Json.Nodes;

namespace Dotnetes.Differential.Security;

/// <summary>Compares the events that two servers wrote of the same requests, which have the same ids.</summary>
internal static class AuditComparison
{
    public static void Add(Report report, string left, string right, string prefix)
    {
        var (l, r) = (Read(left, prefix), Read(right, prefix));
        foreach (var key in l.Keys.Union(r.Keys).Order(StringComparer.Ordinal))
        {
            var request = new Request((string?)(l.GetValueOrDefault(key) ?? r[key])["verb"] ?? "", (string?)(l.GetValueOrDefault(key) ?? r[key])["requestURI"] ?? "");
            report.Add("audit", $"{key} {request.Method} {request.Path}", request, AnswerOf(l.GetValueOrDefault(key)), AnswerOf(r.GetValueOrDefault(key)));
        }
    }

    private static Answer AnswerOf(JsonObject? value) => value is null ? new(404, "", null, "no event", []) : SecurityAnswers.Readable(new(200, "", value, "", []));

    private static Dictionary<string, JsonObject> Read(string file, string prefix)
    {
        var events = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            if (line.Contains($"\"auditID\":\"{prefix}", StringComparison.Ordinal) && JsonNode.Parse(line) is JsonObject value)
            {
                var name = $"{value["auditID"]} {value["stage"]}";
                value.Remove("auditID");
                events[events.ContainsKey(name) ? $"{name} again" : name] = value;
            }
        }

        return events;
    }
}
