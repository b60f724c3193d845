namespace Dotnetes.Differential.Security;

/// <summary>What both servers are started with, and the objects that the corpora share.</summary>
internal static class SecuritySetup
{
    private const string Optional = "AlwaysPullImages,DenyServiceExternalIPs,EventRateLimit,ExtendedResourceToleration,LimitPodHardAntiAffinityTopology,NodeRestriction,"
        + "OwnerReferencesPermissionEnforcement,PodNodeSelector,PodTolerationRestriction";

    /// <summary>Writes tokens, admission settings and an audit policy.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "tokens.csv"), """
            admintoken,admin,admin,"system:masters"
            janetoken,jane,u-jane,"devs,ops"
            evetoken,eve,u-eve
            adatoken,ada,u-ada
            edittoken,editor,u-edit
            viewtoken,viewer,u-view
            nodetoken,system:node:n1,u-n1,"system:nodes"
            badnodetoken,system:node:,u-bad,"system:nodes"
            notnodetoken,n1,u-n1x,"system:nodes"
            nogrouptoken,system:node:n1,u-n1y
            agenttoken,system:serviceaccount:ns:agent,u-agent,"system:serviceaccounts,system:serviceaccounts:ns"
            quiettoken,quiet,u-quiet,"quiet"
            bodytoken,body,u-body,"body"
            metatoken,meta,u-meta,"meta"

            """);
        File.WriteAllText(Path.Combine(folder, "events.yaml"), """
            apiVersion: eventratelimit.admission.k8s.io/v1alpha1
            kind: Configuration
            limits:
            - {type: Namespace, qps: 1, burst: 4, cacheSize: 50}
            - {type: User, qps: 1, burst: 6}
            - {type: SourceAndObject, qps: 1, burst: 2, cacheSize: 60}
            """);
        File.WriteAllText(Path.Combine(folder, "admission.yaml"), """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - name: EventRateLimit
              path: events.yaml
            - name: ResourceQuota
              configuration:
                apiVersion: apiserver.config.k8s.io/v1
                kind: ResourceQuotaConfiguration
                limitedResources:
                - resource: pods
                  matchScopes: [{scopeName: PriorityClass, operator: In, values: [precious]}]
            """);
        File.WriteAllText(Path.Combine(folder, "audit.yaml"), """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - {level: None, userGroups: [quiet]}
            - {level: Metadata, userGroups: [meta], omitStages: [RequestReceived]}
            - {level: Request, userGroups: [body]}
            - {level: Metadata, resources: [{group: "", resources: [secrets]}, {group: authentication.k8s.io, resources: [tokenreviews]}]}
            - {level: Metadata, nonResourceURLs: ["/metrics", "/healthz*"]}
            - {level: RequestResponse, users: [jane, eve], omitManagedFields: true}
            - {level: RequestResponse, resources: [{group: ""}, {group: apps}]}
            - {level: Request}
            """);
        File.WriteAllText(Path.Combine(folder, "flags.txt"), $"--token-auth-file={folder}/tokens.csv --enable-admission-plugins={Optional} --admission-control-config-file={folder}/admission.yaml "
            + $"--audit-policy-file={folder}/audit.yaml\n");
    }

    /// <summary>Makes namespaces, nodes and rights.</summary>
    public static async Task Prepare(SecurityRun run)
    {
        foreach (var name in (string[])["default", "ns", "other"])
        {
            await run.Namespace(name);
        }

        await run.Do("POST", "/api/v1/namespaces/ns/serviceaccounts", """{"metadata":{"name":"agent"}}""");
        await run.Do("POST", "/api/v1/nodes", """{"metadata":{"name":"n1","labels":{"topology.kubernetes.io/zone":"z","topology.kubernetes.io/region":"r","topology.kubernetes.io/rack":"k"}}}""");
        await run.Do("POST", "/api/v1/nodes", """{"metadata":{"name":"n2"}}""");
        await Cluster(run, "act-as", """[{"verbs":["impersonate:user-info"],"apiGroups":["authentication.k8s.io"],"resources":["*"]},{"verbs":["impersonate-on:user-info:list"],"apiGroups":[""],"resources":["pods"]}]""", "eve");
        await Cluster(run, "act-as-jane", """[{"verbs":["impersonate"],"apiGroups":[""],"resources":["users"],"resourceNames":["jane"]},{"verbs":["impersonate"],"apiGroups":[""],"resources":["groups"],"resourceNames":["devs"]}]""", "ada");
        await Cluster(run, "makes-maps", """[{"verbs":["create","update","patch","get"],"apiGroups":[""],"resources":["configmaps"]},{"verbs":["create","get","update","patch"],"apiGroups":["certificates.k8s.io"],"resources":["*"]}]""", "jane");
        foreach (var (user, role) in ((string, string)[])[("ada", "admin"), ("editor", "edit"), ("viewer", "view"), ("meta", "edit"), ("body", "edit"), ("quiet", "edit")])
        {
            await run.Do("POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings", $$$"""
                {"metadata":{"name":"{{{user}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{role}}}"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"{{{user}}}"}]}
                """);
        }

        await SecurityRun.Settle();
    }

    /// <summary>Makes a cluster role and binds it to a user.</summary>
    public static async Task Cluster(SecurityRun run, string name, string rules, string user)
    {
        await run.Do("POST", "/apis/rbac.authorization.k8s.io/v1/clusterroles", $$$"""{"metadata":{"name":"{{{name}}}"},"rules":{{{rules}}}}""");
        await run.Do("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", $$$"""
            {"metadata":{"name":"{{{name}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{name}}}"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"{{{user}}}"}]}
            """);
    }
}
