namespace Dotnetes.Differential.Security;

/// <summary>Plugins that clusters switch on.</summary>
internal static class OptionalCorpus
{
    public static async Task Run(SecurityRun run)
    {
        await Owners(run);
        await Events(run);
        await Placement(run);
        await Misc(run);
        await Proxies(run);
    }

    private static async Task Owners(SecurityRun run)
    {
        await run.Do("POST", "/api/v1/namespaces/ns/configmaps", """{"metadata":{"name":"cm"}}""");
        var count = 0;
        foreach (var owner in (string[])[
            """{"apiVersion":"v1","kind":"ConfigMap","name":"cm","uid":"u","blockOwnerDeletion":true}""", """{"apiVersion":"v1","kind":"Nope","name":"cm","uid":"u","blockOwnerDeletion":true}""", """{"apiVersion":"v1","kind":"ConfigMap","name":"cm","uid":"u"}""",
            """{"apiVersion":"apps/v1","kind":"Deployment","name":"cm","uid":"u","blockOwnerDeletion":true}""", """{"apiVersion":"v1","kind":"Node","name":"n","uid":"u","blockOwnerDeletion":true}""", """{"apiVersion":"x","kind":"","name":"","uid":""}""",
            """{"apiVersion":"a/b/c","kind":"X","name":"x","uid":"u","blockOwnerDeletion":true}""", """{"apiVersion":"v1","kind":"Pod","name":"x","uid":"u","blockOwnerDeletion":false}"""])
        {
            foreach (var user in (string[])["jane", "ada", "editor", "admin"])
            {
                await run.Try("owner references", user, "POST", "/api/v1/namespaces/ns/configmaps", $$$"""{"metadata":{"name":"w{{{count++}}}","ownerReferences":[{{{owner}}}]}}""");
                await run.Try("owner references", user, "PATCH", "/api/v1/namespaces/ns/configmaps/cm?dryRun=All", $$$"""{"metadata":{"ownerReferences":[{{{owner}}}]}}""", SecurityRun.Merge);
            }
        }

        await run.Try("owner references", "jane", "PATCH", "/api/v1/namespaces/ns/configmaps/w0?dryRun=All", """{"metadata":{"ownerReferences":null}}""", SecurityRun.Merge);
        await run.Try("owner references", "jane", "PATCH", "/api/v1/namespaces/ns/configmaps/w0?dryRun=All", """{"metadata":{"finalizers":["a/b"]}}""", SecurityRun.Merge);
    }

    private static async Task Events(SecurityRun run)
    {
        await run.Namespace("ev1");
        await run.Namespace("ev2");
        await SecurityRun.Settle();
        for (var i = 0; i < 3; i++)
        {
            await run.Try("event rates", "admin", "POST", "/api/v1/namespaces/ev1/events", $$$"""{"metadata":{"name":"s{{{i}}}"},"involvedObject":{"namespace":"ev1","name":"a","kind":"Pod"},"source":{"component":"c","host":"h"}}""");
        }

        for (var i = 0; i < 5; i++)
        {
            await run.Try("event rates", "admin", "POST", "/api/v1/namespaces/ev1/events", $$$"""{"metadata":{"name":"n{{{i}}}"},"involvedObject":{"namespace":"ev1","name":"b{{{i}}}","kind":"Pod"}}""");
        }

        for (var i = 0; i < 5; i++)
        {
            await run.Try("event rates", "admin", "POST", "/apis/events.k8s.io/v1/namespaces/ev2/events", $$$"""
                {"metadata":{"name":"u{{{i}}}"},"eventTime":"2026-01-01T00:00:00.000000Z","reportingController":"a.b/c","reportingInstance":"x","action":"A","reason":"R","type":"Normal","regarding":{"namespace":"ev2","name":"c{{{i}}}"}}
                """);
        }
    }

    private static async Task Placement(SecurityRun run)
    {
        await run.Namespace("placed", annotations: """{"scheduler.alpha.kubernetes.io/node-selector":"a=b,c=d","scheduler.alpha.kubernetes.io/defaultTolerations":"[{\"key\":\"x\",\"operator\":\"Exists\"}]","scheduler.alpha.kubernetes.io/tolerationsWhitelist":"[{\"key\":\"x\",\"operator\":\"Exists\"},{\"key\":\"y\",\"operator\":\"Equal\",\"value\":\"1\"}]"}""");
        await run.Namespace("badplace", annotations: """{"scheduler.alpha.kubernetes.io/node-selector":"a=b=c","scheduler.alpha.kubernetes.io/defaultTolerations":"x"}""");
        await SecurityRun.Settle();
        foreach (var ns in (string[])["placed", "badplace", "ns"])
        {
            foreach (var spec in (string[])[
                "", "\"nodeSelector\":{\"a\":\"c\"},", "\"nodeSelector\":{\"e\":\"f\"},", "\"tolerations\":[{\"key\":\"y\",\"operator\":\"Equal\",\"value\":\"1\"}],", "\"tolerations\":[{\"key\":\"z\",\"operator\":\"Exists\"}],", "\"tolerations\":[{\"key\":\"x\",\"value\":\"1\"}],",
                "\"affinity\":{\"podAntiAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":[{\"topologyKey\":\"zone\",\"labelSelector\":{}}]}},", "\"affinity\":{\"podAntiAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":[{\"topologyKey\":\"kubernetes.io/hostname\",\"labelSelector\":{}}]}},"])
            {
                await run.Try("placement", "admin", "POST", $"/api/v1/namespaces/{ns}/pods?dryRun=All", $$$"""{"metadata":{"name":"p"},"spec":{{{{spec}}}"containers":[{"name":"c","image":"i"}]}}""");
            }

            await run.Try("placement", "admin", "POST", $"/api/v1/namespaces/{ns}/pods?dryRun=All",
                """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i","imagePullPolicy":"Never","resources":{"limits":{"example.com/gpu":"1","cpu":"1","example.com/fpga":"2"}}}],"initContainers":[{"name":"i","image":"x:1","imagePullPolicy":"IfNotPresent"}]}}""");
        }
    }

    private static async Task Misc(SecurityRun run)
    {
        await run.Try("external addresses", "admin", "POST", "/api/v1/namespaces/ns/services?dryRun=All", """{"metadata":{"name":"s"},"spec":{"externalIPs":["1.2.3.4"],"ports":[{"port":1}]}}""");
        await run.Do("POST", "/api/v1/namespaces/ns/services", """{"metadata":{"name":"svc"},"spec":{"ports":[{"port":1}]}}""");
        await run.Try("external addresses", "admin", "PATCH", "/api/v1/namespaces/ns/services/svc?dryRun=All", """{"spec":{"externalIPs":["1.2.3.4","5.6.7.8"]}}""", SecurityRun.Merge);
        await run.Do("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"pull"},"spec":{"containers":[{"name":"c","image":"i","imagePullPolicy":"Never"}]}}""");
        await run.Try("pull policies", "admin", "GET", "/api/v1/namespaces/ns/pods/pull");
        await run.Try("pull policies", "admin", "PATCH", "/api/v1/namespaces/ns/pods/pull?dryRun=All", """{"spec":{"containers":[{"name":"c","image":"j"}]}}""", "application/strategic-merge-patch+json");
    }

    // What a proxy must not reach: the server itself, its network's own addresses, and other schemes.
    private static async Task Proxies(SecurityRun run)
    {
        await run.Do("PATCH", "/api/v1/nodes/n2/status", """{"status":{"addresses":[{"type":"InternalIP","address":"127.0.0.1"}]}}""", SecurityRun.Merge);
        await run.Do("PATCH", "/api/v1/namespaces/ns/pods/pull/status", """{"status":{"phase":"Running","podIP":"169.254.169.254","podIPs":[{"ip":"169.254.169.254"}]}}""", SecurityRun.Merge);
        await SecurityRun.Settle();
        foreach (var user in (string[])["admin", "editor"])
        {
            foreach (var path in (string[])["/api/v1/nodes/n2/proxy/", "/api/v1/nodes/n2:6443/proxy/api", "/api/v1/nodes/https:n2:6443/proxy/", "/api/v1/nodes/absent/proxy/", "/api/v1/namespaces/ns/pods/pull/proxy/", "/api/v1/namespaces/ns/pods/pull:80/proxy/latest/meta-data",
                "/api/v1/namespaces/ns/pods/ftp:pull:80/proxy/", "/api/v1/namespaces/ns/pods/absent/proxy/", "/api/v1/namespaces/ns/services/svc/proxy/", "/api/v1/namespaces/ns/services/svc:9/proxy/", "/api/v1/namespaces/ns/services/svc:none/proxy/",
                "/api/v1/namespaces/default/services/https:kubernetes:https/proxy/healthz", "/api/v1/namespaces/ns/services/127.0.0.1:22/proxy/", "/api/v1/namespaces/ns/services/a:b:c:d/proxy/", "/api/v1/namespaces/ns/pods/pull/proxy?path=x"])
            {
                await run.Try("proxies", user, "GET", path);
            }
        }
    }
}
