namespace Dotnetes.Differential.Security;

/// <summary>Plugins that are on by default and put something into objects, or hold them to it.</summary>
internal static class DefaultsCorpus
{
    private const string Patch = "application/strategic-merge-patch+json";

    public static async Task Run(SecurityRun run)
    {
        await Prepare(run);
        foreach (var spec in s_pods)
        {
            await run.Try("defaults pods", "admin", "POST", "/api/v1/namespaces/ns/pods?dryRun=All", $$$"""{"metadata":{"name":"p"},"spec":{{{{spec}}}"containers":[{"name":"c","image":"i"}]}}""");
        }

        foreach (var (path, body) in s_objects)
        {
            await run.Try("defaults objects", "admin", "POST", path + "?dryRun=All", body);
        }

        await Lifecycle(run);
        await Nodes(run);
        await Claims(run);
        await Features(run);
    }

    private static async Task Prepare(SecurityRun run)
    {
        await run.Do("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"high"},"value":1000,"preemptionPolicy":"Never"}""");
        await run.Do("POST", "/apis/node.k8s.io/v1/runtimeclasses", """{"metadata":{"name":"rc"},"handler":"h","overhead":{"podFixed":{"cpu":"100m"}},"scheduling":{"nodeSelector":{"a":"b"},"tolerations":[{"key":"k","operator":"Exists"}]}}""");
        await run.Do("POST", "/api/v1/namespaces/ns/serviceaccounts", """{"metadata":{"name":"strict","annotations":{"kubernetes.io/enforce-mountable-secrets":"true"}},"secrets":[{"name":"mine"}],"imagePullSecrets":[{"name":"pull"}]}""");
        await run.Do("POST", "/api/v1/namespaces/ns/serviceaccounts", """{"metadata":{"name":"tokenless"},"automountServiceAccountToken":false}""");
        await SecurityRun.Settle();
    }

    private static async Task Lifecycle(SecurityRun run)
    {
        foreach (var name in (string[])["default", "kube-system", "kube-public", "kube-node-lease"])
        {
            await run.Try("defaults namespaces", "admin", "DELETE", $"/api/v1/namespaces/{name}?dryRun=All");
        }

        await run.Namespace("leaving");
        await run.Do("PATCH", "/api/v1/namespaces/leaving", """{"metadata":{"finalizers":["a/b"]}}""", SecurityRun.Merge);
        await run.Try("defaults namespaces", "admin", "DELETE", "/api/v1/namespaces/leaving");
        await SecurityRun.Settle();
        foreach (var (path, body) in ((string, string)[])[
            ("/api/v1/namespaces/leaving/configmaps", """{"metadata":{"name":"a"}}"""), ("/api/v1/namespaces/absent/configmaps", """{"metadata":{"name":"a"}}"""), ("/api/v1/namespaces/leaving/serviceaccounts/default/token", "{}"),
            ("/apis/authorization.k8s.io/v1/namespaces/leaving/localsubjectaccessreviews", """{"spec":{"user":"a","resourceAttributes":{"namespace":"leaving","verb":"get","resource":"pods"}}}"""),
            ("/apis/authorization.k8s.io/v1/namespaces/absent/localsubjectaccessreviews", """{"spec":{"user":"a","resourceAttributes":{"namespace":"absent","verb":"get","resource":"pods"}}}"""),
            ("/api/v1/namespaces/leaving/pods", """{"metadata":{"name":"a"},"spec":{"containers":[{"name":"c","image":"i"}]}}"""), ("/api/v1/namespaces/leaving/events", """{"metadata":{"name":"a"},"involvedObject":{"namespace":"leaving"}}""")])
        {
            await run.Try("defaults namespaces", "admin", "POST", path, body);
        }

        await run.Try("defaults namespaces", "admin", "PATCH", "/api/v1/namespaces/leaving/serviceaccounts/default", """{"metadata":{"labels":{"a":"b"}}}""", SecurityRun.Merge);
        await run.Try("defaults namespaces", "admin", "PATCH", "/api/v1/namespaces/absent/serviceaccounts/default", """{"metadata":{"labels":{"a":"b"}}}""", SecurityRun.Merge);
        await run.Try("defaults namespaces", "admin", "DELETE", "/api/v1/namespaces/leaving/serviceaccounts/default");
    }

    private static async Task Nodes(SecurityRun run)
    {
        await run.Try("defaults nodes", "admin", "POST", "/api/v1/nodes?dryRun=All", """{"metadata":{"name":"n9"}}""");
        await run.Try("defaults nodes", "admin", "POST", "/api/v1/nodes?dryRun=All", """{"metadata":{"name":"n9"},"spec":{"taints":[{"key":"node.kubernetes.io/not-ready","effect":"NoSchedule"}]}}""");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"placed"},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i"}]}}""");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"liar","labels":{"topology.kubernetes.io/zone":"mine","topology.kubernetes.io/rack":"mine"}},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i"}]}}""");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"free","labels":{"topology.kubernetes.io/zone":"mine"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/pods/free/binding", """{"metadata":{"name":"free"},"target":{"kind":"Node","name":"n1"}}""");
        await run.Try("topology labels", "admin", "GET", "/api/v1/namespaces/ns/pods/free");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"lost"},"spec":{"containers":[{"name":"c","image":"i"}]}}""");
        await run.Try("topology labels", "admin", "POST", "/api/v1/namespaces/ns/bindings", """{"metadata":{"name":"lost","labels":{"topology.kubernetes.io/zone":"x"}},"target":{"kind":"Node","name":"absent"}}""");
        await run.Try("topology labels", "admin", "GET", "/api/v1/namespaces/ns/pods/lost");
    }

    private static async Task Claims(SecurityRun run)
    {
        await run.Try("default classes", "admin", "POST", "/apis/storage.k8s.io/v1/storageclasses", """{"metadata":{"name":"usual","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"a/b","allowVolumeExpansion":true}""");
        await run.Try("default classes", "admin", "POST", "/apis/networking.k8s.io/v1/ingressclasses", """{"metadata":{"name":"usual","annotations":{"ingressclass.kubernetes.io/is-default-class":"true"}},"spec":{"controller":"a/b"}}""");
        await SecurityRun.Settle();
        foreach (var (path, body) in s_objects)
        {
            await run.Try("default classes", "admin", "POST", path + "?dryRun=All", body);
        }

        foreach (var (name, type) in ((string, string)[])[("grows", "usual"), ("stays", "fixed")])
        {
            var path = $"/api/v1/namespaces/ns/persistentvolumeclaims/{name}";
            await run.Do("POST", "/api/v1/namespaces/ns/persistentvolumeclaims", $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{"storageClassName":"{{{type}}}","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"} } } }""");
            await run.Try("claim sizes", "admin", "PATCH", path, """{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}""", SecurityRun.Merge);
            await run.Do("PATCH", path, """{"spec":{"volumeName":"v"}}""", SecurityRun.Merge);
            await run.Do("PATCH", $"{path}/status", """{"status":{"phase":"Bound","capacity":{"storage":"1Gi"}}}""", SecurityRun.Merge);
            foreach (var size in (string[])["2Gi", "512Mi", "3Gi", "1Gi"])
            {
                await run.Try("claim sizes", "admin", "PATCH", path, $$$"""{"spec":{"resources":{"requests":{"storage":"{{{size}}}"} } } }""", SecurityRun.Merge);
            }
        }

        await run.Try("default classes", "admin", "POST", "/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"usual"},"value":7,"globalDefault":true}""");
        await SecurityRun.Settle();
        await run.Try("default classes", "admin", "POST", "/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"usual2"},"value":8,"globalDefault":true}""");
        await run.Try("default classes", "admin", "POST", "/api/v1/namespaces/ns/pods?dryRun=All", """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}""");
        await run.Do("DELETE", "/apis/scheduling.k8s.io/v1/priorityclasses/usual");
        await run.Do("DELETE", "/apis/storage.k8s.io/v1/storageclasses/usual");
    }

    private static async Task Features(SecurityRun run)
    {
        await run.Do("PATCH", "/api/v1/nodes/n1/status", """{"status":{"declaredFeatures":["GuaranteedQoSPodCPUResize"],"capacity":{"cpu":"4","memory":"4Gi","pods":"10"},"allocatable":{"cpu":"4","memory":"4Gi","pods":"10"}}}""", SecurityRun.Merge);
        var index = 0;
        foreach (var node in (string[])["n1", "n2"])
        {
            foreach (var spec in (string[])["\"requests\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}", "\"requests\":{\"cpu\":\"1\"}", ""])
            {
                var name = $"f{index++}";
                await run.Do("POST", "/api/v1/namespaces/ns/pods", $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{"nodeName":"{{{node}}}","initContainers":[{"name":"i","image":"i","restartPolicy":"Always","resources":{"requests":{"cpu":"1"} } },{"name":"o","image":"i","resources":{"requests":{"cpu":"1"} } }],"containers":[{"name":"c","image":"i","resources":{{{{spec}}} } }]} }""");
                await SecurityRun.Settle();
                foreach (var (what, patch) in ((string, string)[])[
                    ("cpu", """{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"2"},"limits":{"cpu":"2"}}}]}}"""), ("much", """{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"20"},"limits":{"cpu":"20"}}}]}}"""),
                    ("memory", """{"spec":{"containers":[{"name":"c","resources":{"requests":{"memory":"2Gi"},"limits":{"memory":"2Gi"}}}]}}"""), ("sidecar", """{"spec":{"initContainers":[{"name":"i","resources":{"requests":{"cpu":"2"}}}]}}"""),
                    ("init", """{"spec":{"initContainers":[{"name":"o","resources":{"requests":{"cpu":"2"}}}]}}"""), ("pod", """{"spec":{"resources":{"requests":{"cpu":"4"},"limits":{"cpu":"8"}}}}""")])
                {
                    await run.Try("node features", "admin", "PATCH", $"/api/v1/namespaces/ns/pods/{name}/resize?dryRun=All", patch, Patch, what);
                    await run.Try("node features", "admin", "PATCH", $"/api/v1/namespaces/ns/pods/{name}?dryRun=All", patch, Patch, what);
                }

                await run.Try("node features", "admin", "PATCH", $"/api/v1/namespaces/ns/pods/{name}?dryRun=All", """{"metadata":{"labels":{"a":"b"}}}""", Patch);
            }
        }
    }

    private static readonly string[] s_pods =
    [
        "", "\"serviceAccountName\":\"absent\",", "\"serviceAccountName\":\"strict\",", "\"serviceAccountName\":\"tokenless\",", "\"serviceAccountName\":\"tokenless\",\"automountServiceAccountToken\":true,", "\"automountServiceAccountToken\":false,",
        "\"serviceAccount\":\"agent\",", "\"serviceAccountName\":\"strict\",\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"others\"}}],", "\"serviceAccountName\":\"strict\",\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"mine\"}}],",
        "\"serviceAccountName\":\"strict\",\"imagePullSecrets\":[{\"name\":\"others\"}],", "\"serviceAccountName\":\"strict\",\"imagePullSecrets\":[{\"name\":\"pull\"}],",
        "\"serviceAccountName\":\"strict\",\"initContainers\":[{\"name\":\"i\",\"image\":\"i\",\"env\":[{\"name\":\"E\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"others\",\"key\":\"k\"}}}]}],",
        "\"serviceAccountName\":\"strict\",\"initContainers\":[{\"name\":\"i\",\"image\":\"i\",\"envFrom\":[{\"secretRef\":{\"name\":\"others\"}}]}],",
        "\"priorityClassName\":\"high\",", "\"priorityClassName\":\"absent\",", "\"priorityClassName\":\"system-node-critical\",", "\"priority\":5,", "\"priorityClassName\":\"high\",\"priority\":5,", "\"priorityClassName\":\"high\",\"preemptionPolicy\":\"PreemptLowerPriority\",",
        "\"preemptionPolicy\":\"Never\",", "\"runtimeClassName\":\"rc\",", "\"runtimeClassName\":\"absent\",", "\"runtimeClassName\":\"rc\",\"overhead\":{\"cpu\":\"1\"},", "\"overhead\":{\"cpu\":\"1\"},", "\"runtimeClassName\":\"rc\",\"nodeSelector\":{\"a\":\"c\"},",
        "\"runtimeClassName\":\"rc\",\"nodeSelector\":{\"x\":\"y\"},\"tolerations\":[{\"key\":\"k\",\"operator\":\"Exists\"}],", "\"tolerations\":[{\"operator\":\"Exists\"}],", "\"tolerations\":[{\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\",\"effect\":\"NoExecute\"}],",
        "\"tolerations\":[{\"key\":\"node.kubernetes.io/unreachable\",\"operator\":\"Exists\",\"effect\":\"NoExecute\",\"tolerationSeconds\":3}],", "\"tolerations\":[{\"key\":\"node.kubernetes.io/unreachable\",\"operator\":\"Equal\",\"value\":\"a\",\"effect\":\"NoExecute\"}],",
    ];

    private static readonly (string Path, string Body)[] s_objects =
    [
        ("/api/v1/namespaces/ns/persistentvolumeclaims", """{"metadata":{"name":"c"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}"""),
        ("/api/v1/namespaces/ns/persistentvolumeclaims", """{"metadata":{"name":"c"},"spec":{"storageClassName":"","accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}"""),
        ("/api/v1/namespaces/ns/persistentvolumeclaims", """{"metadata":{"name":"c","annotations":{"volume.beta.kubernetes.io/storage-class":"x"}},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}"""),
        ("/api/v1/persistentvolumes", """{"metadata":{"name":"v","labels":{"topology.kubernetes.io/zone":"z"}},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}"""),
        ("/apis/networking.k8s.io/v1/namespaces/ns/ingresses", """{"metadata":{"name":"i"},"spec":{"defaultBackend":{"service":{"name":"s","port":{"number":1}}}}}"""),
        ("/apis/networking.k8s.io/v1/namespaces/ns/ingresses", """{"metadata":{"name":"i","annotations":{"kubernetes.io/ingress.class":"x"}},"spec":{"defaultBackend":{"service":{"name":"s","port":{"number":1}}}}}"""),
        ("/apis/networking.k8s.io/v1/namespaces/ns/ingresses", """{"metadata":{"name":"i"},"spec":{"ingressClassName":"absent","defaultBackend":{"service":{"name":"s","port":{"number":1}}}}}"""),
        ("/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"system-mine"},"value":1}"""),
        ("/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata":{"name":"huge"},"value":2000000000}"""),
    ];
}
