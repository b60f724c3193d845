namespace Dotnetes.Differential.Security;

/// <summary>What nodes, and users that look like nodes, may and may not do.</summary>
internal static class NodeCorpus
{
    public static async Task Run(SecurityRun run)
    {
        await run.Do("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"p1"},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i"}]}}""");
        await run.Do("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"p2"},"spec":{"nodeName":"n2","containers":[{"name":"c","image":"i"}]}}""");
        await SecurityRun.Settle();
        foreach (var user in (string[])["badnode", "notnode", "nogroup", "node"])
        {
            foreach (var (method, path, body, patch) in s_requests)
            {
                await run.Try("nodes", user, method, path, body, patch ? SecurityRun.Merge : "application/json");
            }
        }
    }

    private static (string Method, string Path, string? Body, bool Patch) Labelled(string node, string label) =>
        ("PATCH", $"/api/v1/nodes/{node}", $$"""{"metadata":{"labels":{"{{label}}":"x"} } }""", true);

    private static readonly string[] s_labels =
    [
        "node-restriction.kubernetes.io/a",
        "a.node-restriction.kubernetes.io/b",
        "kubernetes.io/hostname",
        "kubernetes.io/x",
        "k8s.io/x",
        "foo.k8s.io/x",
        "kubelet.kubernetes.io/x",
        "a.kubelet.kubernetes.io/x",
        "node.kubernetes.io/x",
        "a.node.kubernetes.io/x",
        "node-role.kubernetes.io/master",
        "topology.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/zone",
        "example.com/x",
        "beta.kubernetes.io/arch",
        "node.kubernetes.io/instance-type",
        "node.openshift.io/x",
    ];

    private static readonly (string Method, string Path, string? Body, bool Patch)[] s_requests =
    [
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x"},"spec":{"containers":[{"name":"c","image":"i"}]}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n2"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n1","uid":"u","controller":true}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n2","uid":"u","controller":true}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"n1","uid":"u"}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n1","uid":"u","controller":true}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1","serviceAccountName":"a"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n1","uid":"u","controller":true}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1","volumes":[{"name":"v","secret":{"secretName":"s"}}]}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"x","annotations":{"kubernetes.io/config.mirror":"x"},"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n1","uid":"u","controller":true}]},"spec":{"containers":[{"name":"c","image":"i"}],"nodeName":"n1","volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"s"}}]}}""", false),
        ("DELETE", "/api/v1/namespaces/ns/pods/p1", null, false),
        ("DELETE", "/api/v1/namespaces/ns/pods/p2", null, false),
        ("DELETE", "/api/v1/namespaces/ns/pods/none", null, false),
        ("PATCH", "/api/v1/namespaces/ns/pods/p2/status", """{"status":{"phase":"Running"}}""", true),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1", """{"metadata":{"labels":{"a":"b"}}}""", true),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1/status", """{"metadata":{"labels":{"a":"b"}}}""", true),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1/status", """{"metadata":{"annotations":{"a":"b"}},"status":{"phase":"Running"}}""", true),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1/status", """{"status":{"qosClass":"Guaranteed"}}""", true),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1/status", """{"status":{"resourceClaimStatuses":[{"name":"x","resourceClaimName":"y"}]}}""", true),
        ("POST", "/api/v1/namespaces/ns/pods/p1/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p1"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods/p2/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p2"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods/none/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"none"}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods/p1/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p2"}}""", false),
        ("PATCH", "/api/v1/namespaces/ns/pods/p1/ephemeralcontainers", """{"spec":{"ephemeralContainers":[{"name":"e","image":"i"}]}}""", true),
        ("POST", "/api/v1/namespaces/ns/pods/p1/binding", """{"target":{"kind":"Node","name":"n1"}}""", false),
        ("POST", "/api/v1/nodes", """{"metadata":{"name":"n2"}}""", false),
        ("POST", "/api/v1/nodes", """{"metadata":{"name":"n3"}}""", false),
        ("POST", "/api/v1/nodes", """{"metadata":{"generateName":"n1-"}}""", false),
        .. s_labels.Select(l => Labelled("n1", l)),
        .. s_labels.Select(l => Labelled("n2", l)),
        ("PATCH", "/api/v1/nodes/n1", """{"spec":{"taints":[{"key":"a","effect":"NoSchedule"}]}}""", true),
        ("PATCH", "/api/v1/nodes/n1", """{"spec":{"unschedulable":true}}""", true),
        ("PATCH", "/api/v1/nodes/n1", """{"spec":{"configSource":{"configMap":{"name":"a","namespace":"b","kubeletConfigKey":"k"}}}}""", true),
        ("PATCH", "/api/v1/nodes/n1", """{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n1","uid":"u","controller":true}]}}""", true),
        ("PATCH", "/api/v1/nodes/n1/status", """{"metadata":{"labels":{"kubernetes.io/x":"y"}}}""", true),
        ("PATCH", "/api/v1/nodes/n1/status", """{"status":{"phase":"Running"}}""", true),
        ("PATCH", "/api/v1/nodes/n2/status", """{"status":{"phase":"Running"}}""", true),
        ("DELETE", "/api/v1/nodes/n1", null, false),
        ("DELETE", "/api/v1/nodes/n2", null, false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/a/token", """{"spec":{"audiences":["x"]}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["x"]}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["https://kubernetes.default.svc"],"boundObjectRef":{"apiVersion":"v1","kind":"Pod","name":"p1","uid":"u"}}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["https://kubernetes.default.svc"],"boundObjectRef":{"apiVersion":"v1","kind":"Pod","name":"p2","uid":"u"}}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["https://kubernetes.default.svc"],"boundObjectRef":{"apiVersion":"v1","kind":"Secret","name":"p1","uid":"u"}}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["https://kubernetes.default.svc"],"boundObjectRef":{"apiVersion":"v1","kind":"Pod","name":"none","uid":"u"}}}""", false),
        ("POST", "/api/v1/namespaces/ns/serviceaccounts/default/token", """{"spec":{"audiences":["https://kubernetes.default.svc"],"boundObjectRef":{"apiVersion":"v1","kind":"Pod","name":"p1"}}}""", false),
        ("POST", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases", """{"metadata":{"name":"n2"}}""", false),
        ("POST", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases", """{"metadata":{"name":"n1"}}""", false),
        ("POST", "/apis/coordination.k8s.io/v1/namespaces/default/leases", """{"metadata":{"name":"n1"}}""", false),
        ("DELETE", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n1", null, false),
        ("DELETE", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n2", null, false),
        ("POST", "/apis/storage.k8s.io/v1/csinodes", """{"metadata":{"name":"n2"},"spec":{"drivers":[]}}""", false),
        ("POST", "/apis/storage.k8s.io/v1/csinodes", """{"metadata":{"name":"n1"},"spec":{"drivers":[]}}""", false),
        ("DELETE", "/apis/storage.k8s.io/v1/csinodes/n2", null, false),
        ("POST", "/apis/resource.k8s.io/v1/resourceslices", """{"metadata":{"name":"s1"},"spec":{"driver":"d","nodeName":"n2","pool":{"name":"p","generation":1,"resourceSliceCount":1}}}""", false),
        ("POST", "/apis/resource.k8s.io/v1/resourceslices", """{"metadata":{"name":"s1"},"spec":{"driver":"d","allNodes":true,"pool":{"name":"p","generation":1,"resourceSliceCount":1}}}""", false),
        ("POST", "/apis/resource.k8s.io/v1/resourceslices", """{"metadata":{"name":"s1"},"spec":{"driver":"d","nodeName":"n1","pool":{"name":"n1","generation":1,"resourceSliceCount":1}}}""", false),
        ("DELETE", "/apis/resource.k8s.io/v1/resourceslices", null, false),
        ("GET", "/apis/resource.k8s.io/v1/resourceslices?fieldSelector=spec.nodeName%3Dn2", null, false),
        ("PATCH", "/api/v1/namespaces/ns/persistentvolumeclaims/c/status", """{"status":{"phase":"Bound"}}""", true),
        ("GET", "/api/v1/namespaces/ns/secrets/s", null, false),
        ("GET", "/api/v1/namespaces/ns/secrets", null, false),
        ("GET", "/api/v1/namespaces/ns/configmaps/c", null, false),
        ("GET", "/api/v1/persistentvolumes/v", null, false),
        ("GET", "/api/v1/namespaces/ns/pods", null, false),
        ("GET", "/api/v1/namespaces/ns/pods/p2", null, false),
        ("GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dn1", null, false),
        ("GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dn2", null, false),
        ("GET", "/api/v1/nodes", null, false),
        ("GET", "/api/v1/nodes/n2", null, false),
        ("GET", "/api/v1/nodes?fieldSelector=metadata.name%3Dn1", null, false),
        ("GET", "/apis/certificates.k8s.io/v1/certificatesigningrequests", null, false),
        ("GET", "/api/v1/namespaces/ns/events", null, false),
        ("POST", "/api/v1/namespaces/ns/events", """{"metadata":{"name":"e"},"involvedObject":{"namespace":"ns"}}""", false),
        ("GET", "/apis/storage.k8s.io/v1/volumeattachments/v", null, false),
        ("POST", "/apis/authentication.k8s.io/v1/tokenreviews", """{"spec":{"token":"x"}}""", false),
        ("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", """{"spec":{"user":"u","nonResourceAttributes":{"path":"/","verb":"get"}}}""", false),
        ("GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dn1,metadata.namespace%3Dns", null, false),
        ("GET", "/api/v1/pods?fieldSelector=spec.nodeName%21%3Dn2", null, false),
        ("GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dn1&labelSelector=a%3Db", null, false),
        ("GET", "/api/v1/namespaces/ns/pods/p1/log", null, false),
        ("POST", "/api/v1/namespaces/ns/pods/p1/exec?command=a", null, false),
        ("GET", "/api/v1/nodes/n1/proxy/metrics", null, false),
        ("GET", "/api/v1/nodes/n2/proxy/metrics", null, false),
        ("GET", "/api/v1/namespaces/ns/serviceaccounts/default", null, false),
        ("GET", "/api/v1/services", null, false),
        ("GET", "/apis/node.k8s.io/v1/runtimeclasses", null, false),
        ("GET", "/apis/storage.k8s.io/v1/csidrivers", null, false),
        ("GET", "/apis/resource.k8s.io/v1/namespaces/ns/resourceclaims/c", null, false),
        ("GET", "/apis/resource.k8s.io/v1/resourceslices?fieldSelector=spec.nodeName%3Dn1", null, false),
        ("GET", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n2", null, false),
        ("PATCH", "/api/v1/nodes/n1", """{"metadata":{"labels":{"node-role.kubernetes.io/worker":"","kubernetes.io/os":"linux","kubernetes.io/arch":"amd64"}}}""", true),
        ("PATCH", "/api/v1/nodes/n1", """{"metadata":{"annotations":{"a":"b"}}}""", true),
        ("PATCH", "/api/v1/nodes/n1", """{"metadata":{"finalizers":["a/b"]}}""", true),
        ("PUT", "/api/v1/nodes/n1", """{"metadata":{"name":"n1","labels":{"node-restriction.kubernetes.io/x":"y"}}}""", false),
        ("POST", "/apis/certificates.k8s.io/v1/certificatesigningrequests", """{"metadata":{"name":"q"},"spec":{"signerName":"kubernetes.io/kubelet-serving","request":"AAAA","usages":["server auth"]}}""", false),
        ("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", """{"spec":{"resourceAttributes":{"verb":"get","resource":"secrets","namespace":"ns","name":"s"}}}""", false),
        ("POST", "/api/v1/namespaces/ns/pods/p1/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":""}}""", false),
        ("DELETE", "/api/v1/namespaces/ns/pods", null, false),
    ];
}
