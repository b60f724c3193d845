using System.Text.Json.Nodes;

namespace Dotnetes.Differential.Security;

/// <summary>Every pod at every level, of every version that changes something, enforced, warned of and audited.</summary>
internal static class PodSecurityCorpus
{
    private const string Label = "pod-security.kubernetes.io/";

    private static readonly string[] s_versions =
        ["latest", "v1.0", "v1.7", "v1.8", "v1.18", "v1.19", "v1.21", "v1.22", "v1.23", "v1.24", "v1.25", "v1.27", "v1.29", "v1.30", "v1.31", "v1.32", "v1.33", "v1.34", "v1.35", "v1.36", "v1.99"];

    public static async Task Run(SecurityRun run)
    {
        foreach (var level in (string[])["privileged", "baseline", "restricted"])
        {
            foreach (var version in level == "privileged" ? ["latest"] : s_versions)
            {
                await run.Namespace(NameOf(level, version), $$"""{"{{Label}}enforce":"{{level}}","{{Label}}enforce-version":"{{version}}"}""");
            }
        }

        await run.Namespace("ps-told", $$"""{"{{Label}}warn":"restricted","{{Label}}audit":"baseline","{{Label}}warn-version":"v1.24"}""");
        await run.Namespace("ps-mixed", $$"""{"{{Label}}enforce":"baseline","{{Label}}warn":"restricted","{{Label}}audit":"restricted"}""");
        await SecurityRun.Settle();
        foreach (var (name, pod) in SecurityPods.All)
        {
            foreach (var level in (string[])["baseline", "restricted"])
            {
                foreach (var version in s_versions)
                {
                    await run.Try("podsecurity", "admin", "POST", $"/api/v1/namespaces/{NameOf(level, version)}/pods?dryRun=All", pod, what: name);
                }
            }

            foreach (var ns in (string[])["ps-privileged-latest", "ps-told", "ps-mixed"])
            {
                await run.Try("podsecurity", "admin", "POST", $"/api/v1/namespaces/{ns}/pods?dryRun=All", pod, what: name);
            }

            await run.Try("podsecurity templates", "admin", "POST", "/apis/apps/v1/namespaces/ps-mixed/deployments?dryRun=All", Deployment(pod), what: name);
            await run.Try("podsecurity templates", "admin", "POST", "/apis/apps/v1/namespaces/ps-told/deployments?dryRun=All", Deployment(pod), what: name);
        }

        await Labels(run);
        await Updates(run);
    }

    private static async Task Labels(SecurityRun run)
    {
        await run.Namespace("relabel");
        await SecurityRun.Settle();
        foreach (var (name, pod) in SecurityPods.All)
        {
            if (name is "good" or "bare" or "hostnet" or "priv" or "cap3" or "uid0c" or "all")
            {
                await run.Do("POST", "/api/v1/namespaces/relabel/pods", pod.Replace("\"name\":\"p\"", $"\"name\":\"p-{name}\"", StringComparison.Ordinal));
            }
        }

        await SecurityRun.Settle();
        foreach (var labels in (string[])[
            """{"~enforce":"bad"}""", """{"~enforce-version":"v2"}""", """{"~warn":"x"}""", """{"~audit-version":"v1.01"}""", """{"~enforce":"restricted"}""", """{"~enforce":"baseline","~warn":"restricted","~warn-version":"v1.20"}""",
            """{"~enforce":"restricted","~enforce-version":"v1.0"}""", """{"~enforce":"","~audit":"Restricted"}""", """{"~enforce":"bad","~warn":"bad","~audit":"bad","~enforce-version":"x","~warn-version":"x","~audit-version":"x"}"""])
        {
            var real = labels.Replace("~", Label, StringComparison.Ordinal);
            await run.Try("podsecurity labels", "admin", "POST", "/api/v1/namespaces?dryRun=All", $$$"""{"metadata":{"name":"nx","labels":{{{real}}}}}""");
            await run.Try("podsecurity labels", "admin", "PATCH", "/api/v1/namespaces/relabel?dryRun=All", $$$"""{"metadata":{"labels":{{{real}}}}}""", SecurityRun.Merge);
        }
    }

    private static async Task Updates(SecurityRun run)
    {
        await run.Do("POST", "/api/v1/namespaces/relabel/pods", SecurityPods.All[0].Pod.Replace("\"name\":\"p\"", "\"name\":\"later\"", StringComparison.Ordinal));
        await run.Do("PATCH", "/api/v1/namespaces/relabel", $$$"""{"metadata":{"labels":{"{{{Label}}}enforce":"restricted","{{{Label}}}audit":"restricted"} } }""", SecurityRun.Merge);
        await SecurityRun.Settle();
        foreach (var name in (string[])["p-bare", "p-priv", "later"])
        {
            var path = $"/api/v1/namespaces/relabel/pods/{name}";
            await run.Try("podsecurity updates", "admin", "PATCH", path, """{"metadata":{"labels":{"a":"b"}}}""", SecurityRun.Merge);
            await run.Try("podsecurity updates", "admin", "PATCH", path, """{"metadata":{"annotations":{"seccomp.security.alpha.kubernetes.io/pod":"unconfined"}}}""", SecurityRun.Merge);
            await run.Try("podsecurity updates", "admin", "PATCH", path, """{"spec":{"containers":[{"name":"c","image":"other"}]}}""", "application/strategic-merge-patch+json");
            await run.Try("podsecurity updates", "admin", "PATCH", $"{path}/status", """{"status":{"phase":"Running"}}""", SecurityRun.Merge);
            await run.Try("podsecurity updates", "admin", "PATCH", $"{path}/ephemeralcontainers", """{"spec":{"ephemeralContainers":[{"name":"e","image":"i"}]}}""", SecurityRun.Merge);
            await run.Try("podsecurity updates", "admin", "PATCH", $"{path}/ephemeralcontainers",
                """{"spec":{"ephemeralContainers":[{"name":"g","image":"i","securityContext":{"allowPrivilegeEscalation":false,"runAsNonRoot":true,"capabilities":{"drop":["ALL"]}}}]}}""", "application/strategic-merge-patch+json");
            await run.Try("podsecurity updates", "admin", "PATCH", $"{path}/resize", """{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"1"}}}]}}""", "application/strategic-merge-patch+json");
        }
    }

    private static string NameOf(string level, string version) => $"ps-{level}-{version.Replace('.', '-')}";

    private static string Deployment(string pod)
    {
        var template = JsonNode.Parse(pod)!.AsObject();
        template["metadata"]!["labels"] = new JsonObject { ["a"] = "b" };
        template["metadata"]!.AsObject().Remove("name");
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "d" },
            ["spec"] = new JsonObject { ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["a"] = "b" } }, ["template"] = template },
        }.ToJsonString();
    }
}
