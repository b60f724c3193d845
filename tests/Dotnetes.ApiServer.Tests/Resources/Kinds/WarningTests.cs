namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class WarningTests
{
    public static TheoryData<string, string, string, string> Cases { get; } = new()
    {
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","env":[{"name":"A","value":"1"},{"name":"A","value":"2"}]}]}}""", "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","env":[{"name":"A","value":"1"},{"name":"A","value":"$(A)2"}]}]}}""", "" },
        { "v1", "Pod", """{"spec":{"nodeSelector":{"beta.kubernetes.io/os":"linux"},"containers":[]}}""", "spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead" },
        { "v1", "Pod", """{"spec":{"containers":[],"topologySpreadConstraints":[{"topologyKey":"x"}]}}""", "spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod" },
        { "v1", "Pod", """{"spec":{"containers":[],"terminationGracePeriodSeconds":-1}}""", "spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1" },
        { "v1", "Pod", """{"spec":{"containers":[],"imagePullSecrets":[{"name":""},{"name":"a"},{"name":"a"}]}}""", "spec.imagePullSecrets[2].name: duplicate name \"a\"|spec.imagePullSecrets[0].name: invalid empty name \"\"" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","resources":{"limits":{"memory":"100m"}}}]}}""", "spec.containers[0].resources.limits[memory]: fractional byte value \"100m\" is invalid, must be an integer|spec.containers[0].resources.requests[memory]: fractional byte value \"100m\" is invalid, must be an integer" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","ports":[{"containerPort":80,"name":"a"},{"containerPort":80,"name":"a"}]}]}}""", "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]|spec.containers[0].ports[1]: duplicate port name \"a\" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","ports":[{"containerPort":80,"hostIP":"127.0.0.1"}]}]}}""", "spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 Protocol:TCP HostIP:127.0.0.1}" },
        { "v1", "Pod", """{"spec":{"containers":[],"volumes":[{"name":"v","gitRepo":{"repository":"r"}}]}}""", "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+" },
        { "v1", "Pod", """{"spec":{"containers":[],"volumes":[{"name":"v","configMap":{"name":"m","items":[{"key":"a","path":"p"},{"key":"b","path":"p/q"}]}}]}}""", "volume \"v\" (ConfigMap \"m\"): overlapping paths: \"p/q\" with \"p\"" },
        { "v1", "Pod", """{"metadata":{"annotations":{"seccomp.security.alpha.kubernetes.io/pod":"x"}},"spec":{"containers":[]}}""", "metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the \"seccompProfile\" field instead" },
        { "v1", "Pod", """{"metadata":{"name":"a.b"},"spec":{"containers":[]}}""", "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]" },
        { "apps/v1", "Deployment", """{"spec":{"template":{"spec":{"nodeSelector":{"node-role.kubernetes.io/master":""},"containers":[]}}}}""", "spec.template.spec.nodeSelector[node-role.kubernetes.io/master]: use \"node-role.kubernetes.io/control-plane\" instead" },
        { "batch/v1", "CronJob", """{"spec":{"schedule":"TZ=UTC * * * * *","jobTemplate":{"spec":{"template":{"spec":{"containers":[]}}}}}}""", "cannot use TZ or CRON_TZ in spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details" },
        { "v1", "Service", """{"spec":{"clusterIP":"None","externalIPs":["1.2.3.4"]}}""", "spec.externalIPs is ignored for headless services" },
        { "v1", "Service", """{"spec":{"externalName":"x"}}""", "spec.externalName is ignored when spec.type is not \"ExternalName\"" },
        { "v1", "PersistentVolume", """{"spec":{"persistentVolumeReclaimPolicy":"Recycle"}}""", "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning." },
        { "v1", "PersistentVolumeClaim", """{"metadata":{"annotations":{"volume.beta.kubernetes.io/storage-class":"x"}}}""", "metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use \"storageClassName\" attribute instead" },
        { "networking.k8s.io/v1", "Ingress", """{"metadata":{"annotations":{"kubernetes.io/ingress.class":"x"}}}""", "annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_hardly_meant_is_warned_of(string version, string kind, string json, string expected)
    {
        var (definition, value) = Check.Read(version, kind, json, "x");
        Assert.Equal(expected, string.Join('|', definition.Strategy.Warnings(value, null)));
    }
}
