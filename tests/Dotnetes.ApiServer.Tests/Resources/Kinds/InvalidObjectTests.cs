namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class InvalidObjectTests
{
    private const string Template = """{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""";
    private const string Once = """{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}""";

    public static TheoryData<string, string, string, string> Creates { get; } = new()
    {
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"hostUsers":false,"hostPID":true}}""", "spec.HostPID: Forbidden: when `hostUsers` is false" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"os":{"name":"windows"},"securityContext":{"runAsUser":1}}}""", "spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"os":{"name":"linux"},"securityContext":{"windowsOptions":{}}}}""", "spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"securityContext":{"appArmorProfile":{"type":"Localhost"}}}}""", "spec.securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"securityContext":{"seccompProfile":{"type":"X"}}}}""", "spec.securityContext.seccompProfile.type: Unsupported value: \"X\": supported values: \"Localhost\", \"RuntimeDefault\", \"Unconfined\"" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"hostNetwork":true,"securityContext":{"sysctls":[{"name":"net.x","value":"1"}]}}}""", "spec.securityContext.sysctls[0].name: Invalid value: \"net.x\": may not be specified when 'hostNetwork' is true" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"securityContext":{"sysctls":[{"name":"A","value":"1"}]}}}""", "spec.securityContext.sysctls[0].name: Invalid value: \"A\": must have at most 253 characters and match regex" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"securityContext":{"supplementalGroupsPolicy":"X"}}}""", "spec.securityContext.supplementalGroupsPolicy: Unsupported value: \"X\": supported values: \"Merge\", \"Strict\"" },
        { "v1", "Pod", """{"spec":{"resources":{"requests":{"cpu":"1"}},"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"2"}}}]}}""", "spec.resources.requests[cpu]: Invalid value: \"1\": must be greater than or equal to aggregate container requests of 2" },
        { "v1", "Pod", """{"metadata":{"annotations":{"controller.kubernetes.io/pod-deletion-cost":"x"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""", "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"x\": must be a 32bit integer" },
        { "storage.k8s.io/v1", "StorageClass", """{}""", "provisioner: Required value" },
        { "storage.k8s.io/v1", "StorageClass", """{"provisioner":"a/b","reclaimPolicy":"Recycle"}""", "reclaimPolicy: Unsupported value: \"Recycle\": supported values: \"Delete\", \"Retain\"" },
        { "storage.k8s.io/v1", "CSIDriver", """{"spec":{"tokenRequests":[{"audience":"a"},{"audience":"a"}]}}""", "spec.tokenRequests[1].audience: Duplicate value: \"a\"" },
        { "storage.k8s.io/v1", "CSINode", """{"spec":{"drivers":[{"name":"d"}]}}""", "spec.drivers[0].nodeID: Required value" },
        { "storage.k8s.io/v1", "VolumeAttachment", """{"spec":{"attacher":"d","nodeName":"n","source":{}}}""", "spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName" },
        { "storage.k8s.io/v1", "CSIStorageCapacity", """{"storageClassName":"A"}""", "storageClassName: Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of" },
        { "storage.k8s.io/v1", "VolumeAttributesClass", """{"driverName":"d"}""", "parameters: Required value: must contain at least one key/value pair" },
        { "apps/v1", "ControllerRevision", """{"revision":1}""", "data: Required value: data is mandatory" },
        { "apps/v1", "StatefulSet", """{"spec":{"podManagementPolicy":"X","selector":{"matchLabels":{"a":"b"}},"template":TEMPLATE}}""", "spec.podManagementPolicy: Invalid value: \"X\": must be 'OrderedReady' or 'Parallel'" },
        { "certificates.k8s.io/v1", "CertificateSigningRequest", """{"spec":{"request":"eA==","usages":["client auth","client auth"],"signerName":"a.b/c"}}""", "spec.request: Invalid value: \"eA==\": PEM block type must be CERTIFICATE REQUEST" },
        { "certificates.k8s.io/v1", "CertificateSigningRequest", """{"spec":{"request":"eA==","usages":["client auth","client auth"],"signerName":"x"}}""", "spec.signerName: Invalid value: \"x\": must be a fully qualified domain and path of the form 'example.com/signer-name'" },
        { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", """{"webhooks":[{"name":"a.b.c","admissionReviewVersions":["v1"],"clientConfig":{}}]}""", "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun" },
        { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", """{"webhooks":[{"name":"a.b.c","sideEffects":"None","clientConfig":{}}]}""", "webhooks[0].clientConfig: Required value: exactly one of url or service is required" },
        { "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", """{"webhooks":[{"name":"a.b.c","sideEffects":"None","reinvocationPolicy":"X","clientConfig":{"url":"http://h"}}]}""", "webhooks[0].clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]" },
        { "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", """{"webhooks":[{"name":"a.b.c","rules":[{"operations":["*","CREATE"]}],"clientConfig":{}}]}""", "if '*' is present, must not specify other operations" },
        { "apiregistration.k8s.io/v1", "APIService", """{"spec":{"group":"g","version":"v1","groupPriorityMinimum":1,"versionPriority":1}}""", "metadata.name: Invalid value: \"x\": must be `spec.version+\".\"+spec.group`: \"v1.g\"" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"ingress":[{"ports":[{"protocol":"X"}]}]}}""", "spec.ingress[0].ports[0].protocol: Unsupported value: \"X\": supported values: \"TCP\", \"UDP\", \"SCTP\"" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"egress":[{"ports":[{"port":80,"endPort":70}]}]}}""", "spec.egress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"egress":[{"ports":[{"endPort":70}]}]}}""", "spec.egress[0].ports[0].endPort: Invalid value: 70: may not be specified when `port` is not specified" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"egress":[{"to":[{}]}]}}""", "spec.egress[0].to[0]: Required value: must specify a peer" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8"},"podSelector":{}}]}]}}""", "spec.egress[0].to[0]: Forbidden: may not specify both ipBlock and another peer" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["11.0.0.0/8"]}}]}]}}""", "spec.egress[0].to[0].ipBlock.except[0]: Invalid value: \"11.0.0.0/8\": must be a strict subset of `cidr`" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"policyTypes":["X"]}}""", "spec.policyTypes[0]: Unsupported value: \"X\": supported values: \"Ingress\", \"Egress\"" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{}}""", "spec: Invalid value: null: either `defaultBackend` or `rules` must be specified" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"defaultBackend":{}}}""", "spec.defaultBackend: Invalid value: \"\": resource or service backend is required" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"defaultBackend":{"service":{"name":"s","port":{"name":"a","number":1}}}}}""", "spec.defaultBackend: Invalid value: \"\": cannot set both port name & port number" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"rules":[{"host":"1.2.3.4"}]}}""", "spec.rules[0].host: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"rules":[{"http":{"paths":[{"path":"x","pathType":"Prefix","backend":{"service":{"name":"s","port":{"number":1}}}}]}}]}}""", "spec.rules[0].http.paths[0].path: Invalid value: \"x\": must be an absolute path" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"rules":[{"http":{"paths":[{"path":"/a//b","pathType":"Exact","backend":{"service":{"name":"s","port":{"number":1}}}}]}}]}}""", "spec.rules[0].http.paths[0].path: Invalid value: \"/a//b\": must not contain '//'" },
        { "networking.k8s.io/v1", "Ingress", """{"spec":{"rules":[{"http":{"paths":[{"backend":{}}]}}]}}""", "spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified" },
        { "networking.k8s.io/v1", "IngressClass", """{"spec":{"controller":"x/y","parameters":{"kind":"K","name":"n","scope":"Namespace"}}}""", "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'" },
        { "networking.k8s.io/v1", "ServiceCIDR", """{"spec":{"cidrs":["10.0.0.0/8","11.0.0.0/8"]}}""", "spec.cidrs: Invalid value: [\"10.0.0.0/8\",\"11.0.0.0/8\"]: may specify no more than one IP for each IP family" },
        { "networking.k8s.io/v1", "IPAddress", """{"metadata":{"name":"10.0.0.1"},"spec":{"parentRef":{"name":"x"}}}""", "spec.parentRef.resource: Required value" },
        { "v1", "Endpoints", """{"subsets":[{}]}""", "subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`" },
        { "v1", "Endpoints", """{"subsets":[{"addresses":[{"ip":"127.0.0.1"}]}]}""", "subsets[0].addresses[0].ip: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"endpoints":[]}""", "addressType: Required value" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"addressType":"IPv4","endpoints":[{"addresses":["fd00::1"]}]}""", "endpoints[0].addresses: Invalid value: \"fd00::1\": must be an IPv4 address" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"addressType":"IPv4","endpoints":[{"addresses":[]}]}""", "endpoints[0].addresses: Required value: must contain at least 1 address" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"addressType":"IPv4","endpoints":[],"ports":[{"name":"a"},{"name":"a"}]}""", "ports[1].name: Duplicate value: \"a\"" },
        { "policy/v1", "PodDisruptionBudget", """{"spec":{"minAvailable":1,"maxUnavailable":1}}""", "minAvailable and maxUnavailable cannot be both set" },
        { "policy/v1", "PodDisruptionBudget", """{"spec":{"minAvailable":"101%"}}""", "spec.minAvailable: Invalid value: \"101%\": must not be greater than 100%" },
        { "scheduling.k8s.io/v1", "PriorityClass", """{"value":1000000001}""", "value: Forbidden: maximum allowed value of a user defined priority is 1000000000" },
        { "scheduling.k8s.io/v1", "PriorityClass", """{"metadata":{"name":"system-x"},"value":1}""", "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class" },
        { "node.k8s.io/v1", "RuntimeClass", """{"handler":"A"}""", "handler: Invalid value: \"A\": a lowercase RFC 1123 label must consist of" },
        { "coordination.k8s.io/v1", "Lease", """{"spec":{"leaseDurationSeconds":0}}""", "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0" },
        { "v1", "Node", """{"spec":{"taints":[{"key":"a","effect":"NoSchedule"},{"key":"a","effect":"NoSchedule"}]}}""", "taints must be unique by key and effect pair" },
        { "v1", "Node", """{"spec":{"podCIDRs":["10.0.0.0/8","11.0.0.0/8"]}}""", "may specify no more than one CIDR for each IP family" },
        { "v1", "LimitRange", """{"spec":{"limits":[{"type":"Pod","max":{"cpu":"1"},"min":{"cpu":"2"}}]}}""", "spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1" },
        { "v1", "LimitRange", """{"spec":{"limits":[{"type":"Pod","default":{"cpu":"1"}}]}}""", "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'" },
        { "v1", "LimitRange", """{"spec":{"limits":[{"type":"Odd"}]}}""", "spec.limits[0].type: Invalid value: \"Odd\": must be a standard limit type or fully qualified" },
        { "v1", "ResourceQuota", """{"spec":{"hard":{"odd":"1"}}}""", "spec.hard[odd]: Invalid value: \"odd\": must be a standard resource for quota" },
        { "v1", "ResourceQuota", """{"spec":{"hard":{"pods":"1"},"scopes":["BestEffort","NotBestEffort"]}}""", "conflicting scopes" },
        { "v1", "ResourceQuota", """{"spec":{"hard":{"cpu":"1"},"scopes":["BestEffort"]}}""", "unsupported scope applied to resource" },
        { "v1", "ReplicationController", """{"spec":{"replicas":1,"selector":{"x":"y"},"template":TEMPLATE}}""", "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"]}}""", "spec: Required value: must specify a volume type" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["X"],"hostPath":{"path":"/x"}}}""", "spec.accessModes: Unsupported value: \"X\": supported values: \"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"local":{"path":"/x"}}}""", "spec.nodeAffinity: Required value: Local volume requires node affinity" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"csi":{"driver":"d"},"hostPath":{"path":"/"}}}""", "spec.csi: Forbidden: may not specify more than 1 volume type" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["ReadWriteOnce"]}}""", "spec.resources[storage]: Required value" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["ReadWriteOncePod","ReadWriteOnce"],"resources":{"requests":{"storage":"0"}}}}""", "spec.resources[storage]: Invalid value: \"0\": must be greater than zero" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["ReadWriteOncePod","ReadWriteOnce"]}}""", "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes" },
        { "batch/v1", "Job", """{"spec":{"template":TEMPLATE}}""", "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"" },
        { "batch/v1", "Job", """{"spec":{"completionMode":"Indexed","parallelism":1,"template":ONCE}}""", "spec.completions: Required value: when completion mode is Indexed" },
        { "batch/v1", "Job", """{"spec":{"podFailurePolicy":{"rules":[{"action":"Ignore"}]},"template":ONCE}}""", "spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required" },
        { "batch/v1", "Job", """{"spec":{"completionMode":"Indexed","completions":2,"successPolicy":{"rules":[{"succeededIndexes":"5"}]},"template":ONCE}}""", "spec.successPolicy.rules[0].succeededIndexes: Invalid value: \"5\": error parsing succeededIndexes: too large index: \"5\"" },
        { "batch/v1", "CronJob", """{"spec":{"schedule":"x","jobTemplate":{"spec":{"template":ONCE}}}}""", "spec.schedule: Invalid value: \"x\": expected exactly 5 fields, found 1: [x]" },
        { "batch/v1", "CronJob", """{"spec":{"schedule":"0 25 * * *","timeZone":"Mars/North","jobTemplate":{"spec":{"template":ONCE}}}}""", "spec.timeZone: Invalid value: \"Mars/North\": unknown time zone Mars/North" },
        { "batch/v1", "CronJob", """{"spec":{"schedule":"* * * * *","concurrencyPolicy":"X","jobTemplate":{"spec":{"template":ONCE}}}}""", "spec.concurrencyPolicy: Unsupported value: \"X\": supported values: \"Allow\", \"Forbid\", \"Replace\"" },
    };

    public static TheoryData<string, string, string, string, string, string> Updates { get; } = new()
    {
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}],"schedulingGates":[{"name":"a/b"}],"nodeSelector":{"a":"b"}}}""", """{"spec":{"containers":[{"name":"c","image":"i"}],"schedulingGates":[{"name":"a/b"}],"nodeSelector":{"a":"c"}}}""", "", "spec.nodeSelector: Invalid value: {\"a\":\"c\"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}]}}""", """{"spec":{"containers":[{"name":"c","image":"i","resources":{"limits":{"cpu":"1"}}}]}}""", "resize", "spec: Invalid value: \"\": Pod QOS Class may not change as a result of resizing" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1","memory":"1Gi"}}}]}}""", """{"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1"}}}]}}""", "resize", "spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1"}}}]}}""", """{"spec":{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"1","ephemeral-storage":"1Gi"}}}]}}""", "resize", "spec: Forbidden: only cpu and memory resources are mutable" },
        { "v1", "Pod", """{"metadata":{"annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"nodeName":"n","containers":[{"name":"c","image":"i"}]}}""", """{"spec":{"nodeName":"n","containers":[{"name":"c","image":"i"}]}}""", "", "metadata.annotations[kubernetes.io/config.mirror]: Forbidden: may not remove or update mirror pod annotation" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}]}}""", """{"spec":{"containers":[{"name":"c","image":"i"}]},"status":{"podIPs":[{"ip":"10.0.0.1"},{"ip":"10.0.0.2"}]}}""", "status", "may specify no more than one IP for each IP family" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}]}}""", """{"spec":{"containers":[{"name":"c","image":"i"}]},"status":{"hostIP":"10.0.0.1","hostIPs":[{"ip":"10.0.0.2"}]}}""", "status", "status.hostIPs[0].ip: Invalid value: \"10.0.0.2\": must be equal to `hostIP`" },
        { "storage.k8s.io/v1", "StorageClass", """{"provisioner":"a/b"}""", """{"provisioner":"a/c"}""", "", "provisioner: Invalid value: \"a/c\": field is immutable" },
        { "storage.k8s.io/v1", "VolumeAttributesClass", """{"driverName":"d","parameters":{"a":"b"}}""", """{"driverName":"e","parameters":{"a":"b"}}""", "", "driverName: Forbidden: updates to driverName are forbidden." },
        { "apps/v1", "Deployment", """{"status":{"collisionCount":2}}""", """{"status":{"collisionCount":1}}""", "status", "status.collisionCount: Invalid value: 1: cannot be decremented" },
        { "certificates.k8s.io/v1", "CertificateSigningRequest", """{"spec":{"usages":["client auth"],"signerName":"a.b/c"}}""", """{"spec":{"usages":["client auth"],"signerName":"a.b/c"},"status":{"conditions":[{"type":"Approved","status":"True"},{"type":"Denied","status":"True"}]}}""", "approval", "status.conditions: Invalid value: \"Denied\": Approved and Denied conditions are mutually exclusive" },
        { "networking.k8s.io/v1", "IngressClass", """{"spec":{"controller":"x/y"}}""", """{"spec":{"controller":"x/z"}}""", "", "spec.controller: Invalid value: \"x/z\": field is immutable" },
        { "networking.k8s.io/v1", "ServiceCIDR", """{"spec":{"cidrs":["10.0.0.0/8"]}}""", """{"spec":{"cidrs":["11.0.0.0/8"]}}""", "", "spec.cidrs[0]: Invalid value: \"11.0.0.0/8\": field is immutable" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"addressType":"IPv4","endpoints":[]}""", """{"addressType":"IPv6","endpoints":[]}""", "", "addressType: Invalid value: \"IPv6\": field is immutable" },
        { "scheduling.k8s.io/v1", "PriorityClass", """{"value":1}""", """{"value":2}""", "", "value: Forbidden: may not be changed in an update." },
        { "node.k8s.io/v1", "RuntimeClass", """{"handler":"a"}""", """{"handler":"b"}""", "", "handler: Invalid value: \"b\": field is immutable" },
        { "v1", "Node", """{"spec":{"podCIDRs":["10.0.0.0/24"]}}""", """{"spec":{"podCIDRs":["10.0.1.0/24"]}}""", "", "spec.podCIDRs: Forbidden: node updates may not change podCIDR except from \"\" to valid" },
        { "v1", "ResourceQuota", """{"spec":{"scopes":["BestEffort"]}}""", """{"spec":{}}""", "", "spec.scopes: Invalid value: null: field is immutable" },
        { "v1", "Namespace", "{}", """{"spec":{"finalizers":["x"]}}""", "finalize", "spec.finalizers[0]: Invalid value: \"x\": name is neither a standard finalizer name nor is it fully qualified" },
        { "v1", "Namespace", "{}", """{"status":{"phase":"Terminating"}}""", "status", "status.Phase: Invalid value: \"Terminating\": may only be 'Active' if `deletionTimestamp` is empty" },
        { "v1", "ReplicationController", "{}", """{"status":{"readyReplicas":1}}""", "status", "status.readyReplicas: Invalid value: 1: cannot be greater than status.replicas" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}""", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/y"}}}""", "", "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""", """{"spec":{"accessModes":["ReadWriteMany"],"resources":{"requests":{"storage":"1Gi"}}}}""", "", "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims" },
        { "batch/v1", "Job", """{"spec":{"completions":1,"template":ONCE}}""", """{"spec":{"completions":2,"template":ONCE}}""", "", "spec.completions: Invalid value: 2: field is immutable" },
        { "batch/v1", "Job", """{"spec":{"template":ONCE}}""", """{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"other"}]}}}}""", "", "spec.template: Invalid value: " },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public void Invalid_objects_are_refused(string version, string kind, string json, string expected) =>
        Assert.Contains(expected, Check.Create(version, kind, Fill(json)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Updates))]
    public void Invalid_changes_are_refused(string version, string kind, string before, string after, string subresource, string expected) =>
        Assert.Contains(expected, Check.Update(version, kind, Fill(before), Fill(after), subresource), StringComparison.Ordinal);

    private static string Fill(string json) => json.Replace("TEMPLATE", Template, StringComparison.Ordinal).Replace("ONCE", Once, StringComparison.Ordinal);
}
