namespace Dotnetes.Differential.Security;

/// <summary>Quotas: what is counted, scopes, and what has no room.</summary>
internal static class QuotaCorpus
{
    public static async Task Run(SecurityRun run)
    {
        await run.Do("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"precious"},"value":100}""");
        await run.Do("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"cheap"},"value":1}""");
        var index = 0;
        foreach (var (spec, used) in s_quotas)
        {
            var ns = $"q{index++}";
            await run.Namespace(ns);
            var quotas = $"/api/v1/namespaces/{ns}/resourcequotas";
            await run.Try("quota objects", "admin", "POST", quotas, $$$"""{"metadata":{"name":"q"},"spec":{{{spec}}}}""");
            if (used.Length > 0)
            {
                var hard = System.Text.Json.Nodes.JsonNode.Parse(spec)!["hard"]!.ToJsonString();
                await run.Try("quota objects", "admin", "PATCH", quotas + "/q/status", $$$"""{"status":{"hard":{{{hard}}},"used":{{{used}}}}}""", SecurityRun.Merge);
            }

            await SecurityRun.Settle();
            await SecurityRun.Settle();
            foreach (var (path, body) in s_objects)
            {
                await run.Try("quota", "admin", "POST", $"{path.Replace("NS", ns, StringComparison.Ordinal)}", body);
            }

            await run.Try("quota used", "admin", "GET", quotas + "/q");
            await run.Try("quota updates", "admin", "PATCH", $"/api/v1/namespaces/{ns}/services/s2", """{"spec":{"type":"LoadBalancer"}}""", SecurityRun.Merge);
            await run.Try("quota updates", "admin", "PATCH", $"/api/v1/namespaces/{ns}/pods/p2/resize", """{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"1500m"},"limits":{"cpu":"3"}}}]}}""", "application/strategic-merge-patch+json");
            await run.Try("quota updates", "admin", "PATCH", $"/api/v1/namespaces/{ns}/pods/p1", """{"spec":{"activeDeadlineSeconds":5}}""", SecurityRun.Merge);
            await run.Try("quota used", "admin", "GET", quotas + "/q");
        }
    }

    private static readonly (string Spec, string Used)[] s_quotas =
    [
        ("""{"hard":{"pods":"2","requests.cpu":"2","limits.cpu":"4","memory":"1Gi"}}""", """{"pods":"0","requests.cpu":"0","limits.cpu":"0","memory":"0"}"""),
        ("""{"hard":{"pods":"1"}}""", ""),
        ("""{"hard":{"pods":"3"},"scopes":["BestEffort"]}""", """{"pods":"2"}"""),
        ("""{"hard":{"pods":"3"},"scopes":["NotBestEffort"]}""", """{"pods":"2"}"""),
        ("""{"hard":{"pods":"3","cpu":"1"},"scopes":["Terminating"]}""", """{"pods":"2","cpu":"0"}"""),
        ("""{"hard":{"pods":"3","cpu":"1"},"scopes":["NotTerminating","NotBestEffort"]}""", """{"pods":"2","cpu":"0"}"""),
        ("""{"hard":{"pods":"1"},"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["precious"]}]}}""", """{"pods":"0"}"""),
        ("""{"hard":{"pods":"1"},"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"Exists"}]}}""", """{"pods":"0"}"""),
        ("""{"hard":{"pods":"1"},"scopeSelector":{"matchExpressions":[{"scopeName":"CrossNamespacePodAffinity","operator":"Exists"}]}}""", """{"pods":"0"}"""),
        ("""{"hard":{"configmaps":"2","count/secrets":"1","services":"2","services.loadbalancers":"1","services.nodeports":"1","count/deployments.apps":"1","count/jobs.batch":"0"}}""",
            """{"configmaps":"1","count/secrets":"0","services":"0","services.loadbalancers":"0","services.nodeports":"0","count/deployments.apps":"0","count/jobs.batch":"0"}"""),
        ("""{"hard":{"persistentvolumeclaims":"2","requests.storage":"6Gi","fast.storageclass.storage.k8s.io/requests.storage":"1Gi","fast.storageclass.storage.k8s.io/persistentvolumeclaims":"1"}}""",
            """{"persistentvolumeclaims":"0","requests.storage":"0","fast.storageclass.storage.k8s.io/requests.storage":"0","fast.storageclass.storage.k8s.io/persistentvolumeclaims":"0"}"""),
        ("""{"hard":{"requests.example.com/gpu":"1","requests.ephemeral-storage":"1Gi","hugepages-2Mi":"4Mi","resourcequotas":"1","count/pods":"4"}}""",
            """{"requests.example.com/gpu":"0","requests.ephemeral-storage":"0","hugepages-2Mi":"0","resourcequotas":"1","count/pods":"0"}"""),
        ("""{"hard":{"pods":"-1","nothing":"1","requests.cpu":"x"},"scopes":["Odd","BestEffort","NotBestEffort"]}""", ""),
        ("""{"hard":{"services":"1"},"scopes":["BestEffort"],"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In"},{"scopeName":"Terminating","operator":"In","values":["a"]}]}}""", ""),
    ];

    private static readonly (string Path, string Body)[] s_objects =
    [
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"p0"},"spec":{"containers":[{"name":"c","image":"i"}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"p1"},"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1","memory":"100Mi"},"limits":{"cpu":"2","memory":"100Mi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods?dryRun=All", """{"metadata":{"name":"dry"},"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1","memory":"100Mi"},"limits":{"cpu":"2","memory":"100Mi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"p2"},"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"500m","memory":"100Mi"},"limits":{"cpu":"1","memory":"200Mi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"p3"},"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"900m","memory":"3Gi"},"limits":{"cpu":"9","memory":"4Gi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"term"},"spec":{"activeDeadlineSeconds":10,"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"900m","memory":"1Mi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"term2"},"spec":{"activeDeadlineSeconds":10,"containers":[{"name":"c","image":"i"}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"prec"},"spec":{"priorityClassName":"precious","containers":[{"name":"c","image":"i"}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"prec2"},"spec":{"priorityClassName":"precious","containers":[{"name":"c","image":"i"}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"cheap"},"spec":{"priorityClassName":"cheap","containers":[{"name":"c","image":"i"}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"aff"},"spec":{"containers":[{"name":"c","image":"i"}],"affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"topologyKey":"kubernetes.io/hostname","namespaces":["other"],"labelSelector":{}}]}}}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"aff2"},"spec":{"containers":[{"name":"c","image":"i"}],"affinity":{"podAntiAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"podAffinityTerm":{"topologyKey":"a","namespaceSelector":{}}}]}}}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"gpu"},"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"example.com/gpu":"2","hugepages-2Mi":"8Mi","cpu":"1","ephemeral-storage":"2Gi","memory":"1Mi"},"limits":{"example.com/gpu":"2","hugepages-2Mi":"8Mi","cpu":"1","memory":"1Mi"}}}]}}"""),
        ("/api/v1/namespaces/NS/pods", """{"metadata":{"name":"ini"},"spec":{"overhead":{"cpu":"1"},"initContainers":[{"name":"i","image":"i","resources":{"requests":{"cpu":"3","memory":"1Mi"},"limits":{"cpu":"3"}}}],"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1m","memory":"1Mi"},"limits":{"cpu":"1m"}}}]}}"""),
        ("/api/v1/namespaces/NS/configmaps", """{"metadata":{"name":"a"}}"""),
        ("/api/v1/namespaces/NS/configmaps", """{"metadata":{"name":"b"}}"""),
        ("/api/v1/namespaces/NS/secrets", """{"metadata":{"name":"a"}}"""),
        ("/api/v1/namespaces/NS/secrets", """{"metadata":{"name":"b"}}"""),
        ("/api/v1/namespaces/NS/services", """{"metadata":{"name":"s1"},"spec":{"type":"NodePort","ports":[{"port":1}]}}"""),
        ("/api/v1/namespaces/NS/services", """{"metadata":{"name":"s2"},"spec":{"ports":[{"port":1}]}}"""),
        ("/api/v1/namespaces/NS/services", """{"metadata":{"name":"s3"},"spec":{"type":"LoadBalancer","ports":[{"port":1},{"name":"x","port":2}]}}"""),
        ("/apis/apps/v1/namespaces/NS/deployments", """{"metadata":{"name":"d1"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}"""),
        ("/apis/apps/v1/namespaces/NS/deployments", """{"metadata":{"name":"d2"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}"""),
        ("/apis/batch/v1/namespaces/NS/jobs", """{"metadata":{"name":"j"},"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}"""),
        ("/api/v1/namespaces/NS/persistentvolumeclaims", """{"metadata":{"name":"c1"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"5Gi"}}}}"""),
        ("/api/v1/namespaces/NS/persistentvolumeclaims", """{"metadata":{"name":"c2"},"spec":{"storageClassName":"fast","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"2Gi"}}}}"""),
        ("/api/v1/namespaces/NS/persistentvolumeclaims", """{"metadata":{"name":"c3"},"spec":{"storageClassName":"fast","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}"""),
        ("/api/v1/namespaces/NS/resourcequotas", """{"metadata":{"name":"second"},"spec":{"hard":{"pods":"1"}}}"""),
    ];
}
