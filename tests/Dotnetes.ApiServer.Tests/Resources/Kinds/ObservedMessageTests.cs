using System.Text;

namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

/// <summary>Whole messages and stored forms that were observed at upstream's API server, one for each class of difference that the comparison of both servers found.</summary>
public sealed class ObservedMessageTests
{
    private const string Template = """{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""";
    private const string Claim = """{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}""";
    private const string Hook = """{"name":"a.b.c","admissionReviewVersions":["v1"],"sideEffects":"None","clientConfig":{"service":{"name":"n","namespace":"s"}}}""";

    public static TheoryData<string, string, string, string> Creates { get; } = new()
    {
        { "apps/v1", "Deployment", """{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":TEMPLATE,"strategy":{"type":"X"}}}""", "spec.strategy: Unsupported value: {\"Type\":\"X\",\"RollingUpdate\":null}: supported values: \"Recreate\", \"RollingUpdate\"" },
        { "apps/v1", "Deployment", """{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":TEMPLATE,"strategy":{"rollingUpdate":{"maxUnavailable":"x","maxSurge":"y"}}}}""", "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"x\": may not be 0 when `maxSurge` is 0" },
        { "apps/v1", "DaemonSet", """{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":TEMPLATE,"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"x","maxSurge":"y"}}}}""", "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0" },
        { "networking.k8s.io/v1", "NetworkPolicy", """{"spec":{"podSelector":{},"egress":[{"ports":[{"port":"P_","endPort":3}]}]}}""", "[spec.egress[0].ports[0].endPort: Invalid value: 3: may not be specified when `port` is non-numeric, spec.egress[0].ports[0].port: Invalid value: \"P_\": must contain only" },
        { "v1", "Service", """{"spec":{"clusterIP":"None","ports":[{"name":"a","port":80},{"name":"b","port":80}]}}""", "spec.ports[1]: Duplicate value: {\"Name\":\"\",\"Protocol\":\"TCP\",\"AppProtocol\":null,\"Port\":80,\"TargetPort\":0,\"NodePort\":0}" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}},"dataSource":{"kind":"PersistentVolumeClaim","name":"a"},"dataSourceRef":{"kind":"PersistentVolumeClaim","name":"b"}}}""", "spec: Invalid value: {}: must match dataSourceRef" },
        { "v1", "PersistentVolumeClaim", """{"spec":{"accessModes":["X"],"selector":{"matchExpressions":[{"key":"k","operator":"X"}]},"resources":{"requests":{"storage":"1Gi"}}}}""", "[spec.selector.matchExpressions[0].operator: Invalid value: \"X\": not a valid selector operator, spec.accessModes: Unsupported value: \"X\"" },
        { "v1", "Node", """{"spec":{"podCIDR":"x"}}""", "spec.podCIDRs[0]: Invalid value: \"x\": must be a valid CIDR value" },
        { "v1", "Node", """{"status":{"declaredFeatures":["x"]}}""", "status.declaredFeatures[0]: Invalid value: \"x\": invalid feature name \"x\": must start with an UpperCamelCase segment" },
        { "storage.k8s.io/v1", "VolumeAttachment", """{"spec":{"attacher":"a","nodeName":"n","source":{"persistentVolumeName":""}}}""", "spec.source.persistentVolumeName: Invalid value: \"\": a lowercase RFC 1123 subdomain" },
        { "certificates.k8s.io/v1", "CertificateSigningRequest", """{"spec":{"signerName":"a.b/c","usages":["client auth"]}}""", "spec.request: Invalid value: null: PEM block type must be CERTIFICATE REQUEST" },
        { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", """{"webhooks":[NAMELESS]}""", "webhooks[0].clientConfig.service.namespace: Required value" },
        { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", """{"webhooks":[EFFECTLESS]}""", "webhooks[0].sideEffects: Unsupported value: \"\": supported values: \"None\", \"NoneOnDryRun\"" },
        { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", """{"webhooks":[OPENHOOK,"rules":[{"operations":[""],"apiGroups":["*"],"apiVersions":["*"],"resources":["*"]}]}]}""", "webhooks[0].rules[0].operations[0]: Unsupported value: \"\": supported values: \"*\", \"CONNECT\", \"CREATE\", \"DELETE\", \"UPDATE\"" },
        { "resource.k8s.io/v1", "ResourceClaimTemplate", """{"spec":{"metadata":{"uid":"u"},"spec":{}}}""", "spec.metadata.uID: Forbidden: cannot be set" },
    };

    public static TheoryData<string, string, string, string, string> Changes { get; } = new()
    {
        { "v1", "PersistentVolumeClaim", """{"spec":CLAIM}""", """{"spec":MANY}""", "bound claims\n@@ -1,6 +1,6 @@\n {\n  \"AccessModes\": [\n-  \"ReadWriteOnce\"\n+  \"ReadWriteMany\"\n  ],\n  \"Selector\": null,\n  \"Resources\": {\n" },
        { "v1", "Pod", """{"spec":{"containers":[{"name":"c","image":"i"}]}}""", """{"spec":{"hostname":"h","containers":[{"name":"c","image":"i"}]}}""", "  \"ImagePullSecrets\": null,\n- \"Hostname\": \"\",\n+ \"Hostname\": \"h\",\n" },
        { "v1", "PersistentVolume", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"nfs":{"server":"s","path":"/p"}}}""", """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"azureDisk":{"diskName":"d","diskURI":"u"}}}""", "+  \"DataDiskURI\": \"u\",\n+  \"CachingMode\": \"ReadWrite\",\n+  \"FSType\": \"ext4\",\n+  \"ReadOnly\": false,\n+  \"Kind\": \"Shared\"\n" },
        { "apps/v1", "ControllerRevision", """{"revision":1,"data":{"b":1}}""", """{"revision":1,"data":{"b":1,"a":2}}""", "data: Invalid value: {\"b\":1,\"a\":2}: field is immutable" },
        { "apps/v1", "DaemonSet", """{"spec":{"selector":{"matchLabels":{"a":"b"}},"template":TEMPLATE}}""", """{"spec":{"selector":{},"template":TEMPLATE}}""", "[spec.selector: Invalid value: {}: field is immutable, spec.selector: Invalid value: {}: empty selector is invalid for daemonset]" },
        { "rbac.authorization.k8s.io/v1", "RoleBinding", """{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"a"}}""", """{"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"b"}}""", "roleRef: Invalid value: {\"APIGroup\":\"rbac.authorization.k8s.io\",\"Kind\":\"Role\",\"Name\":\"b\"}: cannot change roleRef" },
        { "resource.k8s.io/v1", "ResourceClaim", """{"spec":{"devices":{"requests":[{"name":"r","exactly":{"deviceClassName":"c"}}]}}}""", """{"spec":{}}""", "spec: Invalid value: {\"Devices\":{\"Requests\":null,\"Constraints\":null,\"Config\":null}}: field is immutable" },
        { "resource.k8s.io/v1", "ResourceClaimTemplate", """{"spec":{"spec":{}}}""", """{"spec":{"spec":{"devices":{"requests":[{"name":"r"}]}}}}""", "[spec.spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required, spec: Invalid value: {\"Spec\":" },
    };

    public static TheoryData<string, string, string, string> Stored { get; } = new()
    {
        { "v1", "Pod", """{"spec":{"terminationGracePeriodSeconds":-1,"containers":[{"name":"c","image":"i"}]}}""", "\"terminationGracePeriodSeconds\":1," },
        { "v1", "ServiceAccount", """{"secrets":[{"kind":"K","name":"s","namespace":"n"}]}""", "\"secrets\":[{\"name\":\"s\"}]" },
        { "v1", "ConfigMap", """{"binaryData":{"k":null}}""", "\"binaryData\":{\"k\":\"\"}" },
        { "v1", "Secret", """{"data":{"k":null}}""", "\"data\":{\"k\":\"\"}" },
        { "v1", "LimitRange", """{"spec":{"limits":[]}}""", "\"limits\":null" },
        { "v1", "Node", """{"spec":{"podCIDR":"10.0.0.0/24","podCIDRs":["10.1.0.0/24"]}}""", "\"podCIDRs\":[\"10.0.0.0/24\"]" },
        { "storage.k8s.io/v1", "CSINode", """{"spec":{"drivers":[{"name":"a","nodeID":"n","topologyKeys":[]}]}}""", "\"topologyKeys\":null" },
        { "storage.k8s.io/v1", "CSINode", """{"spec":{"drivers":[]}}""", "\"drivers\":null" },
        { "batch/v1", "Job", """{"spec":{"podFailurePolicy":{"rules":[]},"template":{"spec":{"containers":[]}}}}""", "\"podFailurePolicy\":{\"rules\":null}" },
        { "discovery.k8s.io/v1", "EndpointSlice", """{"addressType":"IPv4","endpoints":[],"ports":[]}""", "\"endpoints\":null,\"ports\":null" },
        { "coordination.k8s.io/v1", "Lease", """{"spec":{"holderIdentity":"h","strategy":"OldestEmulationVersion","preferredHolder":"p"}}""", "\"spec\":{\"holderIdentity\":\"h\"}" },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public void New_objects_are_refused_as_observed(string apiVersion, string kind, string json, string expected) =>
        Assert.Contains(expected, Check.Create(apiVersion, kind, Whole(json)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changes_are_refused_as_observed(string apiVersion, string kind, string before, string after, string expected) =>
        Assert.Contains(expected, Check.Update(apiVersion, kind, Whole(before), Whole(after)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Stored))]
    public void Objects_are_stored_as_observed(string apiVersion, string kind, string json, string expected)
    {
        var (definition, value) = Check.Read(apiVersion, kind, json, "x");
        var writer = new JsonWriter(1024);
        definition.Strategy.Stored(definition.Strategy.PrepareForCreate(value, StrategyContexts.Create())).WriteJson(ref writer);
        Assert.Contains(expected, Encoding.UTF8.GetString(writer.Written), StringComparison.Ordinal);
        writer.Dispose();
    }

    private static string Whole(string json) => json.Replace("TEMPLATE", Template, StringComparison.Ordinal)
        .Replace("CLAIM", Claim, StringComparison.Ordinal)
        .Replace("MANY", Claim.Replace("Once", "Many", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("NAMELESS", Hook.Replace("\"name\":\"n\",", "", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("EFFECTLESS", Hook.Replace("\"None\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("OPENHOOK", Hook[..^1], StringComparison.Ordinal);
}
