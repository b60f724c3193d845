using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Resources;

public sealed class ValidationTests
{
    private const string Container = """[{"name":"c","image":"i"}]""";

    private const string Template = """{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""";

    public static TheoryData<string, string, string> Creates { get; } = new()
    {
        { "Pod", "{}", "spec.containers: Required value" },
        { "Pod", """{"containers":[{"name":"C","image":"i"}]}""", "spec.containers[0].name: Invalid value: \"C\": a lowercase RFC 1123 label must consist of" },
        { "Pod", """{"containers":[{"name":"c"}]}""", "spec.containers[0].image: Required value" },
        { "Pod", """{"containers":[{"name":"c","image":" i"}]}""", "spec.containers[0].image: Invalid value: \" i\": must not have leading or trailing whitespace" },
        { "Pod", """{"containers":[{"name":"c","image":"i"},{"name":"c","image":"i"}]}""", "spec.containers[1].name: Duplicate value: \"c\"" },
        { "Pod", """{"containers":[{"name":"c","image":"i","volumeMounts":[{"name":"v","mountPath":"/v"}]}]}""", "spec.containers[0].volumeMounts[0].name: Not found: \"v\"" },
        { "Pod", """{"containers":[{"name":"c","image":"i","livenessProbe":{}}]}""", "spec.containers[0].livenessProbe: Required value: must specify a handler type" },
        { "Pod", """{"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"2"},"limits":{"cpu":"1"}}}]}""", "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1" },
        { "Pod", """{"containers":[{"name":"c","image":"i","env":[{"name":"E","valueFrom":{}}]}]}""", "spec.containers[0].env[0].valueFrom: Invalid value: \"\": must specify one of:" },
        { "Pod", $$$"""{"containers":{{{Container}}},"restartPolicy":"Sometimes"}""", "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"" },
        { "Pod", $$$"""{"containers":{{{Container}}},"initContainers":[{"name":"x","image":"i","livenessProbe":{"exec":{"command":["x"]} } }]}""", "spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always" },
        { "Pod", $$$"""{"containers":{{{Container}}},"tolerations":[{"operator":"Equal"}]}""", "spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty" },
        { "Pod", $$$"""{"containers":{{{Container}}},"volumes":[{"name":"v","secret":{}}]}""", "spec.volumes[0].secret.secretName: Required value" },
        { "Pod", $$$"""{"containers":{{{Container}}},"volumes":[{"name":"v","emptyDir":{},"hostPath":{"path":"/"}}]}""", "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type" },
        { "Pod", $$$"""{"containers":{{{Container}}},"activeDeadlineSeconds":0}""", "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive" },
        { "Deployment", "{}", "spec.selector: Required value" },
        { "Deployment", $$$"""{"selector":{"matchLabels":{"x":"y"}},"template":{{{Template}}}}""", "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`" },
        { "Deployment", $$$"""{"selector":{},"template":{{{Template}}}}""", "empty selector is invalid for deployment" },
        { "Deployment", $$$"""{"replicas":-1,"selector":{"matchLabels":{"a":"b"}},"template":{{{Template}}}}""", "spec.replicas: Invalid value: -1: must be greater than or equal to 0" },
        { "Service", "{}", "spec.ports: Required value" },
        { "Service", """{"ports":[{"port":0}]}""", "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive" },
        { "Service", """{"ports":[{"port":1},{"port":2}]}""", "spec.ports[0].name: Required value" },
        { "Service", """{"type":"ExternalName"}""", "spec.externalName: Required value" },
        { "Service", """{"type":"X","ports":[{"port":1}]}""", "spec.type: Unsupported value: \"X\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"" },
    };

    public static TheoryData<string, string, string, string> Updates { get; } = new()
    {
        { "Pod", $$$"""{"containers":{{{Container}}}}""", $$$"""{"containers":{{{Container}}},"hostname":"h"}""", "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`" },
        { "Pod", $$$"""{"containers":{{{Container}}}}""", """{"containers":[{"name":"c","image":"i"},{"name":"d","image":"i"}]}""", "spec.containers: Forbidden: pod updates may not add or remove containers" },
        {
            "Deployment",
            $$$"""{"selector":{"matchLabels":{"a":"b"}},"template":{{{Template}}}}""",
            $$$"""{"selector":{"matchExpressions":[{"key":"a","operator":"Exists"}]},"template":{{{Template}}}}""",
            "field is immutable"
        },
        {
            "StatefulSet",
            $$$"""{"serviceName":"x","selector":{"matchLabels":{"a":"b"}},"template":{{{Template}}}}""",
            $$$"""{"serviceName":"y","selector":{"matchLabels":{"a":"b"}},"template":{{{Template}}}}""",
            "spec: Forbidden: updates to statefulset spec for fields other than 'replicas'"
        },
        { "Service", """{"clusterIP":"10.96.0.1","clusterIPs":["10.96.0.1"],"ports":[{"port":1}]}""", """{"clusterIP":"10.96.0.2","clusterIPs":["10.96.0.2"],"ports":[{"port":1}]}""", "spec.clusterIPs[0]: Invalid value: [\"10.96.0.2\"]: may not change once set" },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public void Invalid_objects_are_refused_with_upstreams_words(string kind, string spec, string expected)
    {
        var (definition, value) = Read(kind, spec);
        var errors = new FieldErrorList();
        definition.Strategy.ValidateCreate(value, StrategyContexts.Create(), errors);
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Invalid_changes_are_refused_with_upstreams_words(string kind, string before, string after, string expected)
    {
        var (definition, value) = Read(kind, after);
        var errors = new FieldErrorList();
        definition.Strategy.ValidateUpdate(value, Read(kind, before).Value, StrategyContexts.Create(), errors);
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_may_change()
    {
        var (definition, value) = Read("Pod", """{"containers":[{"name":"c","image":"j:1","imagePullPolicy":"Always"}]}""");
        var errors = new FieldErrorList();
        definition.Strategy.ValidateUpdate(value, Read("Pod", $$$"""{"containers":{{{Container}}}}""").Value, StrategyContexts.Create(), errors);
        Assert.Equal("", errors.ToString());
    }

    [FactsFact]
    public async Task Sample_objects_that_upstream_took_are_valid()
    {
        var wrong = new List<string>();
        foreach (var (definition, value) in ObservedDefaultsTests.Inputs())
        {
            var context = StrategyContexts.Create();
            var errors = new FieldErrorList();
            var strategy = definition.Strategy;

            // The service account comes from admission.
            var prepared = strategy.PrepareForCreate(strategy.Default(value), context);
            if (prepared is Api.Core.V1.Pod pod)
            {
                prepared = pod with { Spec = pod.Spec with { ServiceAccountName = "default" } };
            }

            // The samples were taken without a real request.
            if (prepared is Api.Certificates.V1.CertificateSigningRequest csr)
            {
                prepared = csr with { Spec = csr.Spec with { Request = SigningRequest() } };
            }

            (prepared, _) = await strategy.Allocate(prepared, null, context with { DryRun = true }, default);
            strategy.ValidateCreate(prepared, context, errors);
            strategy.ValidateUpdate(prepared, prepared, context, errors);
            wrong.AddRange(errors.Select(e => $"{definition.Info.Kind} {value.Metadata.Name}: {e}"));
        }

        Assert.True(wrong.All(w => w.Contains("ephemeralContainers", StringComparison.Ordinal)), string.Join('\n', wrong.Distinct()));
    }

    private static (ResourceDefinition Definition, IKubeObject Value) Read(string kind, string spec)
    {
        var definition = BuiltInResources.All.First(d => d.Info.Kind == kind);
        var json = new JsonObject
        {
            ["apiVersion"] = definition.Info.ApiVersion,
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = "x", ["namespace"] = "default" },
            ["spec"] = JsonNode.Parse(spec),
        };
        var value = (IKubeObject)definition.Codec.DecodeJson(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return (definition, definition.Strategy.Default(value));
    }

    private static ByteString SigningRequest()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return ByteString.Adopt(Encoding.ASCII.GetBytes(new CertificateRequest("CN=jane", key, HashAlgorithmName.SHA256).CreateSigningRequestPem()));
    }
}
