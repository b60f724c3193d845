using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dotnetes.Differential.Security;

/// <summary>Sends requests of named users to both servers, one after the other, so that both go through the same states.</summary>
internal sealed partial class SecurityRun(Target left, Target right, Report report)
{
    public const string Admin = "admin";
    private const string Openshift = ",{\"configMap\":{\"name\":\"openshift-service-ca.crt\",\"items\":[{\"key\":\"service-ca.crt\",\"path\":\"service-ca.crt\"}]}}";

    public const string Merge = "application/merge-patch+json";

    private int _count;

    /// <summary>What the audit ids of this run's requests start with.</summary>
    public string Prefix { get; } = $"d{Environment.ProcessId}-";

    /// <summary>Sends a request of the administrator that only prepares others.</summary>
    public async Task Do(string method, string path, string? body = null, string contentType = "application/json")
    {
        var request = new Request(method, path, body, contentType) { Token = "admintoken" };
        var l = left.Send(request);
        var r = right.Send(request);
        var (a, b) = (await l, await r);
        if (a.Code != b.Code || (a.Code >= 400 && a.Code != 409))
        {
            Console.Error.WriteLine($"{method} {path}: {a.Code} {a.Text} | {b.Code} {b.Text}");
        }
    }

    /// <summary>Sends a request of a user and compares the answers. An empty user stands for nobody.</summary>
    public async Task<(Answer Left, Answer Right)> Try(
        string subject, string user, string method, string path, string? body = null, string contentType = "application/json", string what = "", params (string, string)[] headers)
    {
        var request = new Request(method, path, body, contentType)
        {
            Token = user.Length == 0 || user.Contains('.') ? user : $"{user}token",
            Headers = [.. headers, ("Audit-ID", $"{Prefix}{++_count:d5}")],
        };
        var l = left.Send(request);
        var r = right.Send(request);
        var (a, b) = (await l, await r);
        report.Add(subject, $"{(user.Contains('.') ? "bearer" : user)} {method} {path} {what} {string.Join(' ', headers)} {Short(body)}", request, Readable(a), Readable(b));
        return (a, b);
    }

    /// <summary>Sends to each server a request of its own, such as one with a token that the server made, and compares the answers.</summary>
    public async Task TryEach(string subject, string what, Request toLeft, Request toRight)
    {
        var id = ("Audit-ID", $"{Prefix}{++_count:d5}");
        var l = left.Send(toLeft with { Headers = [.. toLeft.Headers, id] });
        var r = right.Send(toRight with { Headers = [.. toRight.Headers, id] });
        var (a, b) = (await l, await r);
        report.Add(subject, what, toLeft, Readable(a), Readable(b));
    }

    /// <summary>Lets the caches of both servers catch up.</summary>
    public static Task Settle() => Task.Delay(700);

    /// <summary>Makes a namespace with the service account that pods need.</summary>
    public async Task Namespace(string name, string labels = "{}", string annotations = "{}")
    {
        await Do("POST", "/api/v1/namespaces", $$$"""{"metadata":{"name":"{{{name}}}","labels":{{{labels}}},"annotations":{{{annotations}}}}}""");
        await Do("POST", $"/api/v1/namespaces/{name}/serviceaccounts", """{"metadata":{"name":"default"}}""");
    }

    private static string Short(string? body) => body is null ? "" : body.Length > 260 ? body[..260] + "…" : body;

    // A token differs in its signature; what it says must not. Names that servers choose are left out, and what OpenShift's build of upstream adds.
    private static Answer Readable(Answer answer)
    {
        if (answer.Document is { } whole)
        {
            var text = TokenVolume().Replace(whole.ToJsonString(), "kube-api-access").Replace(Openshift, "", StringComparison.Ordinal);
            answer = answer with { Document = JsonNode.Parse(GoDiff().Replace(text, "\"")) };
            Sort(answer.Document?["status"] as JsonObject);
            if ((string?)answer.Document?["kind"] == "TokenReview" && answer.Document["spec"] is JsonObject spec)
            {
                spec.Remove("token");
            }
        }

        if (answer.Document?["status"] is JsonObject status && (string?)status["token"] is { } token && token.Split('.') is [var header, var claims, _])
        {
            var document = answer.Document.DeepClone();
            document["status"]!["token"] = Decode(header) + Decode(claims);
            return answer with { Document = document };
        }

        return answer;
    }

    // Rules come in whatever order bindings are gone through.
    private static void Sort(JsonObject? status)
    {
        foreach (var name in (string[])["resourceRules", "nonResourceRules"])
        {
            if (status?[name] is JsonArray rules)
            {
                var kept = rules.Select(static r => r!.ToJsonString()).Where(static r => !r.Contains("\"/.well-known\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
                status[name] = new JsonArray([.. kept.Select(static r => JsonNode.Parse(r))]);
            }
        }
    }

    private static string Decode(string part)
    {
        var text = part.Replace('-', '+').Replace('_', '/');
        var node = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text + new string('=', (4 - (text.Length % 4)) % 4))))!.AsObject();
        if (node["iat"] is { } issued)
        {
            // Times are compared by how far they are from each other.
            var start = (long)issued;
            foreach (var name in (string[])["exp", "nbf", "iat"])
            {
                node[name] = (long)node[name]! - start;
            }

            if (node["kubernetes.io"]?["warnafter"] is { } warn)
            {
                node["kubernetes.io"]!["warnafter"] = (long)warn - start;
            }
        }

        return node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [GeneratedRegex("kube-api-access-[a-z0-9]{5}")]
    private static partial Regex TokenVolume();

    // Upstream shows a difference of its own structures behind the message.
    [GeneratedRegex("""(\\n(@@|[{]\\n|  [^"\\]*\\u0026)[^"]*?)((?<!\\)")""")]
    private static partial Regex GoDiff();
}
