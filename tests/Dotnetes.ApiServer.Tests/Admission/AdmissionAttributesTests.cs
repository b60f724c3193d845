using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Autoscaling.V1;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Tests.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>What admission plugins, and so webhooks and policies, see of each way to change something. Upstream's answers.</summary>
public sealed class AdmissionAttributesTests : IAsyncLifetime
{
    private const string Merge = "application/merge-patch+json";
    private const string Pods = "/api/v1/namespaces/default/pods";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

    private readonly RecordingPlugin _plugin = new("jane");
    private TestServer _server = null!;

    /// <summary>Method, path, content type, body, and what is seen; where nothing is, the list is empty.</summary>
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "POST", Pods, "", """{"metadata":{"name":"new"},"spec":{"containers":[{"name":"c","image":"i"}]}}""", "Create v1.Pod v1.pods default:new new=Pod old=- CreateOptions" },
        { "POST", Pods + "?dryRun=All", "", """{"metadata":{"generateName":"g-"},"spec":{"containers":[{"name":"c","image":"i"}]}}""", "Create v1.Pod v1.pods default: new=Pod old=- CreateOptions dry" },
        { "PATCH", Pods + "/p", Merge, """{"metadata":{"labels":{"a":"b"}}}""", "Update v1.Pod v1.pods default:p new=Pod old=Pod PatchOptions" },
        { "PATCH", Pods + "/p/status", Merge, """{"status":{"phase":"Running"}}""", "Update v1.Pod v1.pods/status default:p new=Pod old=Pod PatchOptions" },
        {
            "PATCH", Pods + "/p/ephemeralcontainers", Merge, """{"spec":{"ephemeralContainers":[{"name":"e","image":"i"}]}}""",
            "Update v1.Pod v1.pods/ephemeralcontainers default:p new=Pod old=Pod PatchOptions"
        },
        { "PATCH", Pods + "/p/resize?dryRun=All", Merge, """{"metadata":{}}""", "Update v1.Pod v1.pods/resize default:p new=Pod old=Pod PatchOptions dry" },
        { "DELETE", Pods + "/p", "", "", "Delete v1.Pod v1.pods default:p new=- old=Pod DeleteOptions" },
        { "DELETE", Pods + "?dryRun=All", "", "", "Delete v1.Pod v1.pods default: new=- old=Pod DeleteOptions dry" },
        {
            "POST", Pods + "/p/binding", "", """{"metadata":{"name":"p"},"target":{"kind":"Node","name":"n"}}""",
            "Create v1.Binding v1.pods/binding default:p new=Binding old=- CreateOptions"
        },
        {
            "POST", Pods + "/p/eviction", "", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p"}}""",
            "Create policy/v1.Eviction v1.pods/eviction default:p new=Eviction old=- CreateOptions"
        },
        {
            "POST", Pods + "/p/eviction?dryRun=All", "", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p"}}""",
            "Create policy/v1.Eviction v1.pods/eviction default:p new=Eviction old=- CreateOptions dry"
        },
        {
            "POST", "/api/v1/namespaces/default/serviceaccounts/a/token", "", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"audiences":["x"]}}""",
            "Create authentication.k8s.io/v1.TokenRequest v1.serviceaccounts/token default:a new=TokenRequest old=- CreateOptions"
        },
        {
            "PUT", Deployments + "/d/scale", "", """{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"d","namespace":"default"},"spec":{"replicas":3}}""",
            "Update autoscaling/v1.Scale apps/v1.deployments/scale default:d new=Scale old=Scale UpdateOptions"
        },
        { "PATCH", Deployments + "/d/scale?dryRun=All", Merge, """{"spec":{"replicas":4}}""", "Update autoscaling/v1.Scale apps/v1.deployments/scale default:d new=Scale old=Scale PatchOptions dry" },
        {
            "PATCH", Deployments + "/d/scale?fieldManager=m&force=true", "application/apply-patch+yaml", "apiVersion: autoscaling/v1\nkind: Scale\nmetadata: {name: d}\nspec: {replicas: 5}\n",
            "Update autoscaling/v1.Scale apps/v1.deployments/scale default:d new=Scale old=Scale PatchOptions"
        },
        {
            "PATCH", Requests + "/c/approval", Merge, """{"status":{"conditions":[{"type":"Approved","status":"True","reason":"r"}]}}""",
            "Update certificates.k8s.io/v1.CertificateSigningRequest certificates.k8s.io/v1.certificatesigningrequests/approval :c new=CertificateSigningRequest old=CertificateSigningRequest PatchOptions"
        },
        {
            "POST", "/api/v1/namespaces", "", """{"metadata":{"name":"fresh"}}""",
            "Create v1.Namespace v1.namespaces :fresh new=Namespace old=- CreateOptions"
        },
        { "PATCH", "/api/v1/namespaces/other", Merge, """{"metadata":{"labels":{"a":"b"}}}""", "Update v1.Namespace v1.namespaces :other new=Namespace old=Namespace PatchOptions" },
        {
            "PUT", "/api/v1/namespaces/other/finalize", "", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"other"},"spec":{"finalizers":["kubernetes"]}}""",
            "Update v1.Namespace v1.namespaces/finalize :other new=Namespace old=Namespace UpdateOptions"
        },
        {
            "POST", "/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews", "",
            """{"apiVersion":"authorization.k8s.io/v1","kind":"LocalSubjectAccessReview","metadata":{"namespace":"default"},"spec":{"user":"u","resourceAttributes":{"namespace":"default"}}}""",
            "Create authorization.k8s.io/v1.LocalSubjectAccessReview authorization.k8s.io/v1.localsubjectaccessreviews default: new=LocalSubjectAccessReview old=- CreateOptions"
        },
        { "POST", Pods + "/p/exec?command=ls&stdin=true", "", "", "Connect v1.PodExecOptions v1.pods/exec default:p new=PodExecOptions old=- -" },
        { "GET", Pods + "/p/exec?command=ls", "", "", "Connect v1.PodExecOptions v1.pods/exec default:p new=PodExecOptions old=- -" },
        { "POST", Pods + "/none/attach", "", "", "Connect v1.PodAttachOptions v1.pods/attach default:none new=PodAttachOptions old=- -" },
        { "POST", Pods + "/p/portforward?ports=80", "", "", "Connect v1.PodPortForwardOptions v1.pods/portforward default:p new=PodPortForwardOptions old=- -" },
        { "DELETE", Pods + "/none/proxy/x/", "", "", "Connect v1.PodProxyOptions v1.pods/proxy default:none new=PodProxyOptions old=- -" },
        { "GET", "/api/v1/namespaces/default/services/http:none:80/proxy", "", "", "Connect v1.ServiceProxyOptions v1.services/proxy default:http:none:80 new=ServiceProxyOptions old=- -" },
        { "PATCH", "/api/v1/nodes/none/proxy/metrics", "", "", "Connect v1.NodeProxyOptions v1.nodes/proxy :none new=NodeProxyOptions old=- -" },
        { "GET", Pods + "/none/log", "", "", "" },
        { "GET", Pods + "/p", "", "", "" },
        { "GET", Deployments + "/d/scale", "", "", "" },
    };

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with
        {
            Admission = [_plugin],
            Authenticators = [new HeaderAuthenticator()],
            Authentication = o.Authentication with { ServiceAccounts = new() { SigningKey = SigningKey.Create() } },
        });
        var client = new KubeClient(_server.Transport);
        await client.Create(AdmissionServer.Pod());
        await client.Create(new Namespace { Metadata = new ObjectMeta { Name = "other" } });
        await client.Create(new ServiceAccount { Metadata = new ObjectMeta { Name = "a", Namespace = "default" } });
        await client.Create(new Deployment
        {
            Metadata = new ObjectMeta { Name = "d", Namespace = "default" },
            Spec = new DeploymentSpec
            {
                Selector = new LabelSelector { MatchLabels = ValueMap.Of(("a", "b")) },
                Template = new PodTemplateSpec { Metadata = new ObjectMeta { Labels = ValueMap.Of(("a", "b")) }, Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] } },
            },
        });
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await client.Create(new CertificateSigningRequest
        {
            Metadata = new ObjectMeta { Name = "c" },
            Spec = new CertificateSigningRequestSpec { SignerName = "example.com/s", Request = ByteString.Adopt(Encoding.ASCII.GetBytes(new CertificateRequest("CN=u", key, HashAlgorithmName.SHA256).CreateSigningRequestPem())), Usages = ["client auth"] },
        });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Plugins_see_what_is_done(string method, string path, string contentType, string body, string expected)
    {
        var answer = await Send(method, path, contentType, body);
        string[] lines = expected.Length == 0 ? [] : [expected];
        Assert.True(lines.SequenceEqual(_plugin.Mutating), $"{string.Join('\n', _plugin.Mutating)}\n{answer}");
        Assert.True(lines.SequenceEqual(_plugin.Validating.Select(WithoutGenerated).Distinct()), $"{string.Join('\n', _plugin.Validating)}\n{answer}");
    }

    [Fact]
    public async Task What_plugins_change_of_a_scale_counts()
    {
        await using var server = await TestServer.Start(change: o => o with { Admission = [new HalvingPlugin()] });
        var client = new KubeClient(server.Transport);
        await client.Create(new ReplicationController
        {
            Metadata = new ObjectMeta { Name = "r", Namespace = "default" },
            Spec = new ReplicationControllerSpec
            {
                Selector = ValueMap.Of(("a", "b")),
                Template = new PodTemplateSpec { Metadata = new ObjectMeta { Labels = ValueMap.Of(("a", "b")) }, Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] } },
            },
        });
        var response = await server.Transport.Send(
            new KubeRequest
            {
                Verb = "update",
                Version = "v1",
                Resource = "replicationcontrollers",
                Namespace = "default",
                Name = "r",
                Subresource = "scale",
                Body = new Scale { Metadata = new ObjectMeta { Name = "r", Namespace = "default" }, Spec = new ScaleSpec { Replicas = 8 } },
            },
            default);
        Assert.Equal(4, ((Scale)response.Value!).Spec.Replicas);
        Assert.Equal(4, (await client.Get<ReplicationController>("default", "r")).Spec.Replicas);
    }

    [Theory]
    [InlineData("pods/p/exec", 403)]
    [InlineData("pods/p/attach", 403)]
    [InlineData("pods/p/portforward", 403)]
    [InlineData("pods/p/proxy/", 403)]
    [InlineData("services/s/proxy/", 403)]
    [InlineData("pods/p/log", 400)]
    public async Task A_plugin_refuses_connections(string path, int code)
    {
        await using var server = await TestServer.Start(https: true, o => o with { Admission = [new DenyingPlugin()] });
        await new KubeClient(server.Transport).Create(AdmissionServer.Pod());
        using var answer = await server.Http.GetAsync(new Uri($"/api/v1/namespaces/default/{path}?container=none&command=ls", UriKind.Relative));
        Assert.Equal(code, (int)answer.StatusCode);
        var message = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"]!.ToString();
        Assert.Equal(code == 403, message.Contains("no connections", StringComparison.Ordinal));
    }

    // Those that validate see the name that the server has made.
    private static string WithoutGenerated(string line) =>
        line.IndexOf(":g-", StringComparison.Ordinal) is >= 0 and var at ? line.Remove(at + 1, line.IndexOf(' ', at) - at - 1) : line;

    private async Task<string> Send(string method, string path, string contentType, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add(HeaderAuthenticator.Header, "jane,system:masters");
        if (body.Length > 0)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new(contentType.Length > 0 ? contentType : "application/json");
        }

        using var answer = await _server.Http.SendAsync(request);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private sealed class HalvingPlugin : IAdmissionPlugin
    {
        public string Name => "Halving";

        public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

        public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) =>
            new(attributes.Object is Scale scale ? scale with { Spec = scale.Spec with { Replicas = scale.Spec.Replicas / 2 } } : attributes.Object);
    }

    private sealed class DenyingPlugin : IAdmissionPlugin
    {
        public string Name => "Denying";

        public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Connect;

        public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken) => throw attributes.Forbidden("no connections");
    }
}
