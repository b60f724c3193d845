namespace Dotnetes.Differential.Security;

/// <summary>Roles and bindings that give more than their author has, and refusals of every shape of request.</summary>
internal static class RbacCorpus
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";

    public static async Task Run(SecurityRun run)
    {
        await SecuritySetup.Cluster(run, "writes-roles", """[{"verbs":["*"],"apiGroups":["rbac.authorization.k8s.io"],"resources":["roles","rolebindings","clusterroles","clusterrolebindings"]}]""", "jane");
        await SecuritySetup.Cluster(run, "binds", """[{"verbs":["bind"],"apiGroups":["rbac.authorization.k8s.io"],"resources":["clusterroles"],"resourceNames":["view"]},{"verbs":["create"],"apiGroups":["rbac.authorization.k8s.io"],"resources":["rolebindings"]}]""", "eve");
        await SecuritySetup.Cluster(run, "holds", """[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods","secrets"]},{"verbs":["get"],"nonResourceURLs":["/metrics","/a/*"]},{"verbs":["get"],"apiGroups":["apps"],"resources":["*"],"resourceNames":["x"]}]""", "jane");
        await run.Do("POST", Rbac + "namespaces/ns/roles", """{"metadata":{"name":"r"},"rules":[{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}]}""");
        await SecurityRun.Settle();
        foreach (var rules in s_rules)
        {
            foreach (var user in (string[])["jane", "ada", "editor", "admin"])
            {
                await run.Try("rbac roles", user, "POST", Rbac + "namespaces/ns/roles?dryRun=All", $$$"""{"metadata":{"name":"x"},"rules":{{{rules}}}}""");
                await run.Try("rbac roles", user, "POST", Rbac + "clusterroles?dryRun=All", $$$"""{"metadata":{"name":"x"},"rules":{{{rules}}}}""");
                await run.Try("rbac roles", user, "PATCH", Rbac + "namespaces/ns/roles/r?dryRun=All", $$$"""{"rules":{{{rules}}}}""", SecurityRun.Merge);
            }
        }

        await Bindings(run);
        await Aggregation(run);
        await Refusals(run);
    }

    private static async Task Bindings(SecurityRun run)
    {
        foreach (var role in (string[])["ClusterRole/view", "ClusterRole/edit", "ClusterRole/cluster-admin", "ClusterRole/absent", "Role/r", "Role/absent", "ClusterRole/holds", "Rolle/r", "ClusterRole/", "ClusterRole/system:node"])
        {
            foreach (var user in (string[])["jane", "eve", "ada", "editor", "admin"])
            {
                var body = $$$"""
                    {"metadata":{"name":"b"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"{{{role.Split('/')[0]}}}","name":"{{{role.Split('/')[1]}}}"},"subjects":[{"kind":"User","name":"mallory","apiGroup":"rbac.authorization.k8s.io"}]}
                    """;
                await run.Try("rbac bindings", user, "POST", Rbac + "namespaces/ns/rolebindings?dryRun=All", body);
                await run.Try("rbac bindings", user, "POST", Rbac + "clusterrolebindings?dryRun=All", body);
                await run.Try("rbac bindings", user, "PUT", Rbac + "namespaces/ns/rolebindings/viewer?dryRun=All", body.Replace("\"b\"", "\"viewer\"", StringComparison.Ordinal));
            }
        }

        foreach (var subject in (string[])[
            """{"kind":"User","name":"a"}""", """{"kind":"Group","name":""}""", """{"kind":"ServiceAccount","name":"a"}""", """{"kind":"ServiceAccount","name":"A","namespace":"ns"}""",
            """{"kind":"ServiceAccount","name":"a","namespace":"ns","apiGroup":"rbac.authorization.k8s.io"}""", """{"kind":"User","name":"a","apiGroup":"v1"}""", """{"kind":"Robot","name":"a"}""", """{"kind":"User","name":"a","namespace":"x"}"""])
        {
            await run.Try("rbac subjects", "admin", "POST", Rbac + "namespaces/ns/rolebindings?dryRun=All",
                $$$"""{"metadata":{"name":"b"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"},"subjects":[{{{subject}}}]}""");
        }
    }

    private static async Task Aggregation(SecurityRun run)
    {
        foreach (var rule in (string[])["""{"clusterRoleSelectors":[{"matchLabels":{"a":"b"}}]}""", """{"clusterRoleSelectors":[]}""", """{}""", """{"clusterRoleSelectors":[{"matchLabels":{"-":"?"}}]}"""])
        {
            foreach (var user in (string[])["jane", "admin"])
            {
                await run.Try("rbac aggregation", user, "POST", Rbac + "clusterroles?dryRun=All", $$$"""{"metadata":{"name":"x"},"aggregationRule":{{{rule}}},"rules":[]}""");
                await run.Try("rbac aggregation", user, "PATCH", Rbac + "clusterroles/holds?dryRun=All", $$$"""{"aggregationRule":{{{rule}}}}""", SecurityRun.Merge);
                await run.Try("rbac aggregation", user, "PATCH", Rbac + "clusterroles/view?dryRun=All", """{"metadata":{"labels":{"rbac.authorization.k8s.io/aggregate-to-admin":"true"}}}""", SecurityRun.Merge);
            }
        }
    }

    private static async Task Refusals(SecurityRun run)
    {
        foreach (var user in (string[])["", "agent", "viewer", "editor", "ada", "eve"])
        {
            foreach (var path in (string[])[
                "/api/v1/namespaces/ns/pods", "/api/v1/namespaces/ns/pods/absent", "/api/v1/namespaces/absent/pods", "/api/v1/pods", "/api/v1/nodes", "/api/v1/nodes/n1", "/api/v1/namespaces/ns/secrets", "/api/v1/namespaces/ns/secrets/x",
                "/api/v1/namespaces/ns/pods/p/log", "/api/v1/namespaces/ns/pods/p/exec", "/api/v1/namespaces/ns/pods/p/attach", "/api/v1/namespaces/ns/pods/p/portforward", "/api/v1/namespaces/ns/services/s/proxy/",
                "/api/v1/namespaces/ns/services/https:s:80/proxy/a", "/api/v1/nodes/n1/proxy/", "/api/v1/namespaces/ns", "/api/v1/namespaces", "/apis/apps/v1/namespaces/ns/deployments", "/apis/apps/v1/namespaces/ns/deployments/x/scale",
                "/apis/none.example.com/v1/things", "/apis/apps/v9/deployments", "/metrics", "/healthz", "/healthz/etcd", "/livez", "/readyz", "/version", "/version/", "/openapi/v2", "/openapi/v3", "/logs", "/debug/pprof/", "/apis", "/api",
                "/", "/configz", "/.well-known/openid-configuration", "/openid/v1/jwks", "/flagz", "/statusz", "/api/v1/namespaces/ns/pods/../secrets", "/api/v1/namespaces/ns//pods", "/api/v1/namespaces/ns/pods%2Fx", "//api/v1/nodes",
                "/api/v1/watch/namespaces/ns/secrets", "/api/v1/namespaces/ns/secrets?watch=1&timeoutSeconds=1", "/api/v1/namespaces/ns/secrets?fieldSelector=metadata.name=x", "/api/v1/proxy/nodes/n1", "/apis/metrics.k8s.io/v1beta1/nodes"])
            {
                // Wide lists differ by what the run made, not by rights.
                if (path is not ("/openapi/v2" or "/openapi/v3" or "/metrics"))
                {
                    await run.Try("rbac refusals", user, "GET", path);
                }
            }

            foreach (var (method, path) in ((string, string)[])[("POST", "/api/v1/namespaces/ns/pods"), ("POST", "/api/v1/namespaces"), ("DELETE", "/api/v1/namespaces/kube-system"), ("DELETE", "/api/v1/namespaces/ns/configmaps"), ("DELETE", "/api/v1/namespaces/ns/secrets/x"),
                ("PUT", "/api/v1/namespaces/ns/pods/x/status"), ("PATCH", "/api/v1/namespaces/ns/pods/x"), ("POST", "/api/v1/namespaces/ns/pods/x/binding"), ("POST", "/api/v1/namespaces/ns/pods/x/eviction"), ("PUT", "/api/v1/namespaces/ns/finalize"),
                ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token"), ("POST", "/apis/none.example.com/v1/things"), ("POST", "/version"), ("DELETE", "/metrics"), ("OPTIONS", "/api/v1/nodes"), ("HEAD", "/api/v1/nodes"), ("POST", "/api/v1/bindings")])
            {
                await run.Try("rbac refusals", user, method, path, method is "POST" or "PUT" or "PATCH" ? """{"metadata":{"name":"x"}}""" : null, method == "PATCH" ? SecurityRun.Merge : "application/json");
            }
        }
    }

    private static readonly string[] s_rules =
    [
        """[{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}]""",
        """[{"verbs":["*"],"apiGroups":[""],"resources":["pods"]}]""",
        """[{"verbs":["get"],"apiGroups":["*"],"resources":["pods"]}]""",
        """[{"verbs":["get"],"apiGroups":[""],"resources":["*"]}]""",
        """[{"verbs":["get"],"apiGroups":[""],"resources":["pods/log"]}]""",
        """[{"verbs":["get"],"apiGroups":[""],"resources":["*/log"]}]""",
        """[{"verbs":["get","delete"],"apiGroups":["","batch"],"resources":["pods","jobs"]},{"verbs":["list"],"apiGroups":[""],"resources":["secrets"],"resourceNames":["a","b"]}]""",
        """[{"verbs":["get"],"apiGroups":["apps"],"resources":["deployments"],"resourceNames":["x"]}]""",
        """[{"verbs":["get"],"apiGroups":["apps"],"resources":["deployments"],"resourceNames":["x","y"]}]""",
        """[{"verbs":["get"],"nonResourceURLs":["/metrics"]}]""",
        """[{"verbs":["get"],"nonResourceURLs":["/a/b"]}]""",
        """[{"verbs":["get"],"nonResourceURLs":["/a/b/*","/c"]}]""",
        """[{"verbs":["get"],"nonResourceURLs":["*"]}]""",
        """[{"verbs":["get"],"nonResourceURLs":["/*a"]}]""",
        """[{"verbs":[],"apiGroups":[""],"resources":["pods"]}]""",
        """[{"verbs":["get"],"apiGroups":[],"resources":["pods"]}]""",
        """[{"verbs":["get"],"apiGroups":[""],"resources":[]}]""",
        """[{"verbs":["get"],"apiGroups":[""],"resources":["pods"],"nonResourceURLs":["/a"]}]""",
        """[{}]""",
        """[]""",
        """[{"verbs":["escalate"],"apiGroups":["rbac.authorization.k8s.io"],"resources":["roles"]}]""",
        """[{"verbs":["impersonate"],"apiGroups":[""],"resources":["users"]}]""",
        """[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]},{"verbs":["*"],"nonResourceURLs":["*"]}]""",
    ];
}
