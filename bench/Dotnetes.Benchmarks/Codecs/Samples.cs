using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Benchmarks.Codecs;

/// <summary>The objects that codecs are measured on: a pod of about 4 KB as the API server sends it, a node, and a list of 1,000 pods.</summary>
internal static class Samples
{
    private const int ListLength = 1000;

    /// <summary>The pod.</summary>
    public static Pod Pod { get; } = JsonText.Decode<Pod>(PodJson);

    /// <summary>The node.</summary>
    public static Node Node { get; } = JsonText.Decode<Node>(NodeJson);

    /// <summary>Pods that differ by name, number and addresses.</summary>
    public static PodList List { get; } = PodList.Empty with
    {
        Metadata = Api.Meta.V1.ListMeta.Empty with { ResourceVersion = "48151" },
        Items = [.. Enumerable.Range(0, ListLength).Select(Numbered)],
    };

    private static ReadOnlySpan<byte> PodJson =>
        """
        {"kind":"Pod","apiVersion":"v1","metadata":{"name":"checkout-7d9f8c6b5d-x2lqv","generateName":"checkout-7d9f8c6b5d-","namespace":"shop",
        "uid":"0f3a5e0c-5a55-4c9d-9a0e-0d6c3f7f7b11","resourceVersion":"48011","generation":1,"creationTimestamp":"2026-03-01T09:15:02Z",
        "labels":{"app.kubernetes.io/component":"api","app.kubernetes.io/name":"checkout","app.kubernetes.io/part-of":"shop","pod-template-hash":"7d9f8c6b5d"},
        "annotations":{"checksum/config":"7c1f1d0d1c0e5d4b9c9ad5f6b27f6c4b0d6d8e2e","prometheus.io/port":"9102","prometheus.io/scrape":"true"},
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"checkout-7d9f8c6b5d","uid":"a7b2b7a6-3c0d-4f61-8c57-6a1e2e7b5c55","controller":true,"blockOwnerDeletion":true}],
        "managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-03-01T09:15:02Z","fieldsType":"FieldsV1",
        "fieldsV1":{"f:metadata":{"f:annotations":{".":{},"f:checksum/config":{}},"f:generateName":{},"f:labels":{".":{},"f:app.kubernetes.io/name":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"checkout\"}":{".":{},"f:image":{},"f:name":{}}}}}}]},
        "spec":{"volumes":[{"name":"config","configMap":{"name":"checkout","defaultMode":420}},{"name":"tmp","emptyDir":{}},
        {"name":"kube-api-access-8qk2v","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
        {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}],
        "containers":[{"name":"checkout","image":"registry.example.com/shop/checkout:2.14.3","args":["--listen=:8080","--config=/etc/checkout/config.yaml"],
        "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"},{"name":"metrics","containerPort":9102,"protocol":"TCP"}],
        "env":[{"name":"POD_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}},{"name":"DB_HOST","value":"postgres.shop.svc.cluster.local"},
        {"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"checkout-db","key":"password"}}},{"name":"LOG_LEVEL","value":"info"}],
        "resources":{"limits":{"cpu":"1","memory":"512Mi"},"requests":{"cpu":"250m","memory":"256Mi"}},
        "volumeMounts":[{"name":"config","readOnly":true,"mountPath":"/etc/checkout"},{"name":"tmp","mountPath":"/tmp"},{"name":"kube-api-access-8qk2v","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],
        "livenessProbe":{"httpGet":{"path":"/healthz","port":"http","scheme":"HTTP"},"initialDelaySeconds":10,"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
        "readinessProbe":{"httpGet":{"path":"/readyz","port":"http","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},
        "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent",
        "securityContext":{"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false}}],
        "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"checkout","serviceAccount":"checkout","nodeName":"worker-03",
        "securityContext":{"runAsUser":10001,"fsGroup":10001,"seccompProfile":{"type":"RuntimeDefault"}},"schedulerName":"default-scheduler",
        "tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],
        "priority":0,"enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"},
        "status":{"phase":"Running","conditions":[{"type":"Initialized","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T09:15:02Z"},{"type":"Ready","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T09:15:14Z"},
        {"type":"ContainersReady","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T09:15:14Z"},{"type":"PodScheduled","status":"True","lastProbeTime":null,"lastTransitionTime":"2026-03-01T09:15:02Z"}],
        "hostIP":"10.20.0.13","hostIPs":[{"ip":"10.20.0.13"}],"podIP":"10.244.3.27","podIPs":[{"ip":"10.244.3.27"}],"startTime":"2026-03-01T09:15:02Z",
        "containerStatuses":[{"name":"checkout","state":{"running":{"startedAt":"2026-03-01T09:15:04Z"}},"lastState":{},"ready":true,"restartCount":0,"image":"registry.example.com/shop/checkout:2.14.3",
        "imageID":"registry.example.com/shop/checkout@sha256:4b6c2c5a5b4b0c3b1d7e1f0a9c8b7a6d5e4f3c2b1a0f9e8d7c6b5a4938271605","containerID":"containerd://5f1c8a3f7f7e4b0d9c8b7a6d5e4f3c2b1a0f9e8d7c6b5a493827160504f3e2d1","started":true}],"qosClass":"Burstable"}}
        """u8;

    private static ReadOnlySpan<byte> NodeJson =>
        """
        {"kind":"Node","apiVersion":"v1","metadata":{"name":"worker-03","uid":"9d2c3f14-7d0c-4d51-bb0c-6f2b3d3c9a01","resourceVersion":"47990","creationTimestamp":"2026-01-11T07:01:55Z",
        "labels":{"beta.kubernetes.io/arch":"amd64","beta.kubernetes.io/os":"linux","kubernetes.io/arch":"amd64","kubernetes.io/hostname":"worker-03","kubernetes.io/os":"linux","topology.kubernetes.io/region":"eu-1","topology.kubernetes.io/zone":"eu-1b"},
        "annotations":{"node.alpha.kubernetes.io/ttl":"0","volumes.kubernetes.io/controller-managed-attach-detach":"true"}},
        "spec":{"podCIDR":"10.244.3.0/24","podCIDRs":["10.244.3.0/24"]},
        "status":{"capacity":{"cpu":"16","ephemeral-storage":"203056560Ki","hugepages-1Gi":"0","hugepages-2Mi":"0","memory":"65838132Ki","pods":"110"},
        "allocatable":{"cpu":"15800m","ephemeral-storage":"187136925380","hugepages-1Gi":"0","hugepages-2Mi":"0","memory":"64711732Ki","pods":"110"},
        "conditions":[{"type":"MemoryPressure","status":"False","lastHeartbeatTime":"2026-03-01T09:20:11Z","lastTransitionTime":"2026-01-11T07:01:55Z","reason":"KubeletHasSufficientMemory","message":"kubelet has sufficient memory available"},
        {"type":"DiskPressure","status":"False","lastHeartbeatTime":"2026-03-01T09:20:11Z","lastTransitionTime":"2026-01-11T07:01:55Z","reason":"KubeletHasNoDiskPressure","message":"kubelet has no disk pressure"},
        {"type":"PIDPressure","status":"False","lastHeartbeatTime":"2026-03-01T09:20:11Z","lastTransitionTime":"2026-01-11T07:01:55Z","reason":"KubeletHasSufficientPID","message":"kubelet has sufficient PID available"},
        {"type":"Ready","status":"True","lastHeartbeatTime":"2026-03-01T09:20:11Z","lastTransitionTime":"2026-01-11T07:02:20Z","reason":"KubeletReady","message":"kubelet is posting ready status"}],
        "addresses":[{"type":"InternalIP","address":"10.20.0.13"},{"type":"Hostname","address":"worker-03"}],"daemonEndpoints":{"kubeletEndpoint":{"Port":10250}},
        "nodeInfo":{"machineID":"5b1e7c5e4f8b4b8f9d3a2c1b0a998877","systemUUID":"5b1e7c5e-4f8b-4b8f-9d3a-2c1b0a998877","bootID":"f7f2c9d0-2b1a-4c3d-8e4f-5a6b7c8d9e0f","kernelVersion":"6.1.0-31-amd64","osImage":"Debian GNU/Linux 12 (bookworm)",
        "containerRuntimeVersion":"containerd://1.7.24","kubeletVersion":"v1.36.2","kubeProxyVersion":"","operatingSystem":"linux","architecture":"amd64"},
        "images":[{"names":["registry.example.com/shop/checkout@sha256:4b6c2c5a5b4b0c3b1d7e1f0a9c8b7a6d5e4f3c2b1a0f9e8d7c6b5a4938271605","registry.example.com/shop/checkout:2.14.3"],"sizeBytes":48231122},
        {"names":["registry.example.com/shop/cart@sha256:1b6c2c5a5b4b0c3b1d7e1f0a9c8b7a6d5e4f3c2b1a0f9e8d7c6b5a4938271605","registry.example.com/shop/cart:1.3.0"],"sizeBytes":39100544}]}}
        """u8;

    private static Pod Numbered(int number) => Pod with
    {
        Metadata = Pod.Metadata with { Name = $"checkout-7d9f8c6b5d-{number:x5}", Uid = $"0f3a5e0c-5a55-4c9d-9a0e-{number:x12}", ResourceVersion = (48000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture) },
        Status = Pod.Status with { PodIP = $"10.244.{number / 250}.{number % 250}", PodIPs = [new() { Ip = $"10.244.{number / 250}.{number % 250}" }] },
    };
}
