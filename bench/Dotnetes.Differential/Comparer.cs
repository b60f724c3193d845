using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dotnetes.Differential;

/// <summary>Finds where two answers differ, apart from what must differ: identities, times, versions and addresses.</summary>
internal static partial class Comparer
{
    private static readonly HashSet<string> Masked =
        ["uid", "resourceVersion", "creationTimestamp", "time", "clusterIP", "clusterIPs", "nodePort", "healthCheckNodePort", "selfLink", "lastTransitionTime", "gitVersion", "gitCommit",
            "buildDate", "goVersion", "compiler", "platform", "gitTreeState", "remainingItemCount", "continue", "storageVersionHash", "description", "hash", "serverRelativeURL", "serverAddress"];

    /// <summary>The differences, each as a line without anything that varies.</summary>
    public static List<string> Compare(Answer left, Answer right)
    {
        var differences = new List<string>();
        if (left.Code != right.Code)
        {
            return [$"code {left.Code} {Short(left)} | {right.Code} {Short(right)}"];
        }

        if (left.Document is null != right.Document is null || (left.Document is null && left.ContentType != right.ContentType))
        {
            return [$"content {left.ContentType} | {right.ContentType}"];
        }

        if (left.Document is null && Mask(left.Text) != Mask(right.Text))
        {
            return [$"text {Mask(left.Text)} | {Mask(right.Text)}"];
        }

        if ((string?)left.Document?["kind"] == "Status" && left.Code >= 400)
        {
            CompareStatus(left.Document!, right.Document!, differences);
        }
        else
        {
            CompareNodes("", left.Document, right.Document, differences);
        }

        var (l, r) = (Mask(string.Join(", ", left.Warnings)), Mask(string.Join(", ", right.Warnings)));
        if (l != r)
        {
            differences.Add($"warnings {l} | {r}");
        }

        return differences;
    }

    private static string Short(Answer answer) => Mask((string?)answer.Document?["message"] ?? "");

    private static void CompareStatus(JsonNode left, JsonNode right, List<string> differences)
    {
        if ((string?)left["reason"] != (string?)right["reason"])
        {
            differences.Add($"reason {left["reason"]} | {right["reason"]}");
        }

        var (l, r) = (Causes(left), Causes(right));
        if (l.SetEquals(r) && l.Count > 0)
        {
            // The message lists the causes; their order is compared here.
            if (Mask((string?)left["message"] ?? "") != Mask((string?)right["message"] ?? ""))
            {
                differences.Add($"message, same causes: {Mask((string?)left["message"] ?? "")} | {Mask((string?)right["message"] ?? "")}");
            }
        }
        else if (l.Count + r.Count > 0)
        {
            differences.AddRange(l.Except(r).Select(c => $"cause only left: {c}"));
            differences.AddRange(r.Except(l).Select(c => $"cause only right: {c}"));
        }
        else if (Mask((string?)left["message"] ?? "") != Mask((string?)right["message"] ?? ""))
        {
            differences.Add($"message {Mask((string?)left["message"] ?? "")} | {Mask((string?)right["message"] ?? "")}");
        }

        foreach (var field in (string[])["kind", "group", "name"])
        {
            if ((string?)left["details"]?[field] != (string?)right["details"]?[field])
            {
                differences.Add($"details.{field} {left["details"]?[field]} | {right["details"]?[field]}");
            }
        }
    }

    private static HashSet<string> Causes(JsonNode status) =>
        [.. (status["details"]?["causes"] as JsonArray ?? []).Select(c => Mask($"{c?["reason"]} {c?["field"]}: {c?["message"]}"))];

    private static void CompareNodes(string path, JsonNode? left, JsonNode? right, List<string> differences)
    {
        switch (left, right)
        {
            case (JsonObject l, JsonObject r):
                foreach (var name in l.Select(p => p.Key).Union(r.Select(p => p.Key)))
                {
                    if (!Masked.Contains(name))
                    {
                        CompareMembers($"{path}.{name}", l, r, name, differences);
                    }
                }

                break;
            case (JsonArray l, JsonArray r) when l.Count == r.Count:
                for (var i = 0; i < l.Count; i++)
                {
                    CompareNodes($"{path}[]", l[i], r[i], differences);
                }

                break;
            default:
                if (!JsonNode.DeepEquals(left, right) && Mask(left?.ToJsonString() ?? "null") is var a && Mask(right?.ToJsonString() ?? "null") is var b && a != b)
                {
                    differences.Add($"{path}: {a} | {b}");
                }

                break;
        }
    }

    private static void CompareMembers(string path, JsonObject left, JsonObject right, string name, List<string> differences)
    {
        if (left.ContainsKey(name) && right.ContainsKey(name))
        {
            CompareNodes(path, left[name], right[name], differences);
        }
        else
        {
            var only = left.ContainsKey(name) ? left[name] : right[name];
            differences.Add($"{path} only {(left.ContainsKey(name) ? "left" : "right")}: {Mask(only?.ToJsonString() ?? "null")}");
        }
    }

    private static string Mask(string text)
    {
        text = Ages().Replace(text, "AGE");
        text = NodePorts().Replace(text, "PORT");
        text = Stamps().Replace(text, "TIME");
        text = Uids().Replace(text, "UID");
        text = Addresses().Replace(text, "IP");
        text = Volumes().Replace(text, "kube-api-access");
        text = Patched().Replace(text, "patch: Invalid value: DOCUMENT");
        text = Repeated().Replace(text, "aaa...");
        text = Revisions().Replace(text, "REVISION");
        text = Tokens().Replace(text, "TOKEN");
        text = Decoding().Replace(text, "UNMARSHAL");
        return text.Length > 900 ? text[..900] + "…" : text;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)|time\.Date\([^)]*\)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC( m=\+[\d.]+)?")]
    private static partial Regex Stamps();

    // A cell of a table; the two servers make an object one after the other.
    [GeneratedRegex(@"^""\d{1,2}s""$")]
    private static partial Regex Ages();

    // As tables, and messages about ports that are there twice, show what was allocated.
    [GeneratedRegex(@"(?<=\d:)3\d{4}(?=/(TCP|UDP|SCTP))|(?<=duplicate nodePort: \{TCP )3\d{4}|(?<=nodePort: Duplicate value: )3\d{4}")]
    private static partial Regex NodePorts();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uids();

    [GeneratedRegex(@"10\.(9[6-9]|1[01]\d)\.\d+\.\d+")]
    private static partial Regex Addresses();

    // The decoders word what they did not expect each in their own way.
    [GeneratedRegex(@"(json: |[\w.\[\]""]+: )?cannot unmarshal [^""]*")]
    private static partial Regex Decoding();

    // The whole document, with its members in the order in which the patch left them.
    [GeneratedRegex(@"patch: Invalid value: ""(\\.|[^""\\])*""")]
    private static partial Regex Patched();

    [GeneratedRegex(@"(?<=in record \()\d+(?=\))|(?<=, current: )\d+|(?<=in object meta: )\d+")]
    private static partial Regex Revisions();

    [GeneratedRegex(@"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*")]
    private static partial Regex Tokens();

    [GeneratedRegex("kube-api-access-[a-z0-9]{5}")]
    private static partial Regex Volumes();

    [GeneratedRegex("a{60,}")]
    private static partial Regex Repeated();
}
