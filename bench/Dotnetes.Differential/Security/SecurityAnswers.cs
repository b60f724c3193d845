using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dotnetes.Differential.Security;

/// <summary>Makes the answers of two servers comparable.</summary>
internal static partial class SecurityAnswers
{
    private const string Openshift = ",{\"configMap\":{\"name\":\"openshift-service-ca.crt\",\"items\":[{\"key\":\"service-ca.crt\",\"path\":\"service-ca.crt\"}]}}";

    /// <summary>
    /// An answer or an event without what must differ: the signature of a token, though not what it says, names that servers choose, what OpenShift's build of upstream adds, and the order of
    /// what upstream takes from a map.
    /// </summary>
    public static Answer Readable(Answer answer)
    {
        if (answer.Document is { } whole)
        {
            var text = TokenVolume().Replace(whole.ToJsonString(), "kube-api-access").Replace(Openshift, "", StringComparison.Ordinal);
            text = text.Replace(Grant("system:public-info-viewer"), Grant("system:discovery"), StringComparison.Ordinal);
            answer = answer with { Document = JsonNode.Parse(GoDiff().Replace(text, "\"")) };
            Order(answer.Document);
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

    // Where two bindings grant something, upstream names one of them as it comes.
    private static string Grant(string role) => $"ClusterRoleBinding \\u0022{role}\\u0022 of ClusterRole \\u0022{role}\\u0022";

    private static void Order(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Order(item);
            }
        }

        if (node is not JsonObject value)
        {
            return;
        }

        foreach (var (name, member) in value.ToList())
        {
            Order(member);
            switch (name)
            {
                // Entries of one second come in whatever order these seconds begin; rules in whatever order bindings are gone through.
                case "managedFields" or "resourceRules" or "nonResourceRules" when member is JsonArray entries:
                    var kept = entries.Select(static r => r!.ToJsonString()).Where(static r => !r.Contains("\"/.well-known\"", StringComparison.Ordinal));
                    value[name] = new JsonArray([.. kept.Select(static r => (Key: Times().Replace(r, ""), Text: r)).OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => JsonNode.Parse(r.Text))]);
                    break;

                // Upstream says the same thing as often as it finds it; how long something took is not compared.
                case "causes" when member is JsonArray causes:
                    value[name] = new JsonArray([.. causes.Select(static c => c!.ToJsonString()).Distinct().Select(static c => JsonNode.Parse(c))]);
                    break;
                case ['a', 'p', 'i', 's', ..] when name.StartsWith("apiserver.latency.k8s.io/", StringComparison.Ordinal):
                    value.Remove(name);
                    break;

                // Limits are gone through in the order of a map.
                case "message" when member is JsonValue said && said.TryGetValue<string>(out var message) && Several().Match(message) is { Success: true } match:
                    var parts = match.Groups[1].Value.Split(", ");
                    value[name] = message[..match.Groups[1].Index] + string.Join(", ", parts.Order(StringComparer.Ordinal)) + "]";
                    break;
                default:
                    break;
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

    [GeneratedRegex("\"time\":\"[^\"]*\",?")]
    private static partial Regex Times();

    [GeneratedRegex("is forbidden: \\[(.*)\\]$")]
    private static partial Regex Several();
}
