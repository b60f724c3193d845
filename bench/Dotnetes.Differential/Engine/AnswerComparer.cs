using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dotnetes.Differential.Engine;

/// <summary>Finds where two raw answers differ: code, headers and body, apart from identities, times, versions and wording of descriptions.</summary>
internal static partial class AnswerComparer
{
    private static readonly HashSet<string> s_unseen = ["date", "content-length", "transfer-encoding", "connection", "server", "alt-svc", "keep-alive"];

    // Whether they are there matters, what they say does not.
    private static readonly HashSet<string> s_present = ["audit-id", "x-kubernetes-pf-flowschema-uid", "x-kubernetes-pf-prioritylevel-uid", "etag", "expires", "last-modified"];

    private static readonly HashSet<string> s_masked =
        ["uid", "creationTimestamp", "resourceVersion", "managedFields", "gitVersion", "gitCommit", "buildDate", "goVersion", "compiler", "platform", "gitTreeState", "storageVersionHash", "hash",
            "serverRelativeURL", "description", "serverAddress", "jwks_uri"];

    /// <summary>The differences, each as a line without anything that varies.</summary>
    public static List<string> Compare(RawAnswer left, RawAnswer right)
    {
        var (l, r) = (TextOf(left), TextOf(right));
        if (left.Code != right.Code)
        {
            return [$"code {left.Code} {Short(l)} | {right.Code} {Short(r)}"];
        }

        var differences = new List<string>();
        foreach (var name in left.Headers.Concat(right.Headers).Select(static h => h.Name).Where(static n => !s_unseen.Contains(n)).Distinct().Order(StringComparer.Ordinal))
        {
            var (a, b) = (left.Header(name), right.Header(name));
            if (s_present.Contains(name) ? a.Length > 0 != b.Length > 0 : a != b)
            {
                differences.Add($"header {name}: {a} | {b}");
            }
        }

        if (l != r)
        {
            CompareBodies(l, r, differences);
        }

        return differences;
    }

    private static void CompareBodies(string left, string right, List<string> differences)
    {
        if (Documents(left) is not { } l || Documents(right) is not { } r)
        {
            differences.Add($"text {Short(left)} | {Short(right)}");
            return;
        }

        var count = differences.Count;
        CompareNodes("", l, r, differences);
        if (differences.Count == count && left.Contains("\n  ", StringComparison.Ordinal) != right.Contains("\n  ", StringComparison.Ordinal))
        {
            differences.Add("indentation");
        }
        else if (differences.Count == count && left.EndsWith('\n') != right.EndsWith('\n'))
        {
            differences.Add("last newline");
        }
    }

    // Streams hold one document a line.
    private static JsonNode? Documents(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            try
            {
                return text.StartsWith('{') ? new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line))]) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private static void CompareNodes(string path, JsonNode? left, JsonNode? right, List<string> differences)
    {
        switch (left, right)
        {
            case (JsonObject l, JsonObject r):
                foreach (var name in l.Select(static p => p.Key).Union(r.Select(static p => p.Key)))
                {
                    if (l.ContainsKey(name) != r.ContainsKey(name))
                    {
                        differences.Add($"{path}.{name} only {(l.ContainsKey(name) ? "left" : "right")}: {Short((l[name] ?? r[name])?.ToJsonString() ?? "null")}");
                    }
                    else if (!s_masked.Contains(name))
                    {
                        CompareNodes($"{path}.{name}", l[name], r[name], differences);
                    }
                }

                break;
            case (JsonArray l, JsonArray r) when l.Count == r.Count:
                for (var i = 0; i < l.Count; i++)
                {
                    CompareNodes($"{path}[{i}]", l[i], r[i], differences);
                }

                break;
            case (JsonArray l, JsonArray r):
                differences.Add($"{path} length {l.Count} | {r.Count}");
                break;
            default:
                if (!JsonNode.DeepEquals(left, right))
                {
                    differences.Add($"{path}: {Short(left?.ToJsonString() ?? "null")} | {Short(right?.ToJsonString() ?? "null")}");
                }

                break;
        }
    }

    private static string TextOf(RawAnswer answer)
    {
        if (answer.Header("content-type").Contains("protobuf", StringComparison.Ordinal))
        {
            return "<protobuf>";
        }

        var text = Encoding.UTF8.GetString(answer.Body);
        text = Stamps().Replace(text, "TIME");
        text = Uids().Replace(text, "UID");
        text = Addresses().Replace(text, "IP");
        text = Versions().Replace(text, "$1\"RV\"");
        text = Current().Replace(text, "current: RV");
        text = Tokens().Replace(text, "\"continue\":\"TOKEN\"");
        text = Ages().Replace(text, "\"AGE\"");
        return Generated().Replace(text, "$1XXXXX");
    }

    private static string Short(string text) => text.Length > 500 ? text[..500] + "…" : text;

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d| \+0000 UTC( m=\+[\d.]+)?)")]
    private static partial Regex Stamps();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uids();

    [GeneratedRegex(@"10\.(9[6-9]|1[01]\d)\.\d+\.\d+")]
    private static partial Regex Addresses();

    [GeneratedRegex("(\\\\*\"?resourceVersion\\\\*\"?: ?)\\\\*\"\\d{2,}\\\\*\"")]
    private static partial Regex Versions();

    [GeneratedRegex(@"current: \d+|in record \(\d+\)")]
    private static partial Regex Current();

    [GeneratedRegex("\"continue\": ?\"[\\w=-]{10,}\"")]
    private static partial Regex Tokens();

    [GeneratedRegex("\"(\\d+[smhd]){1,2}\"")]
    private static partial Regex Ages();

    [GeneratedRegex(@"(generated-|gen-|Not Valid)[a-z0-9]{5}\b")]
    private static partial Regex Generated();
}
