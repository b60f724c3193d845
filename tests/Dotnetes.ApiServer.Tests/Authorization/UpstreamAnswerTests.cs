using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authorization;

/// <summary>Answers that were compared with those of an upstream API server 1.36 (bench/Dotnetes.Differential, <c>security</c>) and once differed.</summary>
public sealed class UpstreamAnswerTests : IAsyncLifetime
{
    private const string Reviews = "/apis/authorization.k8s.io/v1/";
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";
    private const string Request = "/apis/certificates.k8s.io/v1/certificatesigningrequests/c";

    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with
        {
            Authorization = AuthorizationOptions.Default,
            Authenticators = [new HeaderAuthenticator()],
            Authentication = o.Authentication with { BootstrapTokens = true },
            BuiltInAdmission = AdmissionSettings.Default with { Enabled = ["PodNodeSelector"], Disabled = ["ServiceAccount"] },
        });
        var root = new KubeClient(_server.Host.Core.Transport(new UserInfo("root") { Groups = ["system:masters"] }, "test"));
        await root.Create(new ClusterRole
        {
            Metadata = new ObjectMeta { Name = "eve" },
            Rules =
            [
                new PolicyRule { Verbs = ["create", "update"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["rolebindings", "clusterrolebindings"] },
                new PolicyRule { Verbs = ["*"], ApiGroups = ["certificates.k8s.io"], Resources = ["*"] },
                new PolicyRule { Verbs = ["sign"], ApiGroups = ["certificates.k8s.io"], Resources = ["signers"] },
            ],
        });
        await root.Create(new ClusterRoleBinding
        {
            Metadata = new ObjectMeta { Name = "eve" },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "eve" },
            Subjects = [new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = "eve" }],
        });
        await root.Create(new RoleBinding { Metadata = new ObjectMeta { Namespace = "default", Name = "there" }, RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "view" } });
        await root.Create(new Namespace { Metadata = new ObjectMeta { Name = "odd", Annotations = ValueMap.Of(("scheduler.alpha.kubernetes.io/node-selector", "a=b=c")) } });
        await root.Create(new Pod { Metadata = new ObjectMeta { Namespace = "default", Name = "p" }, Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] } });
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=jane", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSigningRequestPem();
        await root.Create(new CertificateSigningRequest
        {
            Metadata = new ObjectMeta { Name = "c" },
            Spec = new CertificateSigningRequestSpec { SignerName = "kubernetes.io/kube-apiserver-client", Usages = ["client auth"], Request = ByteString.CopyFrom(Encoding.ASCII.GetBytes(request + "\n")) },
        });
        await _server.Host.Core.Authorization.CatchUp(default);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default//pods", null, 403, "forbidden: User \"eve\" cannot get resource \"\" in API group \"\" in the namespace \"default\"")]
    [InlineData("GET", "/api/v1/proxy/nodes/n1", null, 403, "nodes \"n1\" is forbidden: User \"eve\" cannot proxy resource \"nodes\" in API group \"\" at the cluster scope")]
    [InlineData("POST", Rbac + "namespaces/default/rolebindings", "ClusterRole/absent", 404, "rolebindings.rbac.authorization.k8s.io \"absent\" not found")]
    [InlineData("POST", Rbac + "clusterrolebindings", "ClusterRole/absent", 404, "clusterrolebindings.rbac.authorization.k8s.io \"absent\" not found")]
    [InlineData("POST", Rbac + "namespaces/default/rolebindings", "ClusterRole/", 400, "Name parameter required.")]
    [InlineData("POST", Rbac + "namespaces/default/rolebindings", "Rolle/r", 422, "RoleBinding.rbac.authorization.k8s.io \"b\" is invalid: roleRef.kind: Unsupported value: \"Rolle\": supported values: \"Role\", \"ClusterRole\"")]
    public Task What_one_may_not_is_refused_as_upstream_refuses_it(string method, string path, string? role, int code, string message) =>
        Check("eve", method, path, role is null ? null : Binding("b", role), "application/json", code, message);

    [Theory]
    [InlineData("PUT", Rbac + "namespaces/default/rolebindings/there", "application/json", """{"metadata":{"name":"there"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"edit"}}""", 422, "RoleBinding.rbac.authorization.k8s.io \"there\" is invalid: roleRef: Invalid value: {\"APIGroup\":\"rbac.authorization.k8s.io\",\"Kind\":\"ClusterRole\",\"Name\":\"edit\"}: cannot change roleRef")]
    [InlineData("POST", "/api/v1/namespaces/odd/pods", "application/json", """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}""", 500, "invalid selector: [a b c]")]
    [InlineData("POST", "/api/v1/namespaces/default/pods/p/eviction", "application/json", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{}}""", 400, "name in URL does not match name in Eviction object")]
    [InlineData("PATCH", Request + "/status", "application/merge-patch+json", """{"status":{"conditions":[{"type":"Approved","status":"True"}]}}""", 422, "CertificateSigningRequest.certificates.k8s.io \"c\" is invalid: status.conditions: Forbidden: updates may not add a condition of type \"Approved\"")]
    [InlineData("PATCH", Request + "/status", "application/merge-patch+json", """{"status":{"conditions":[{"type":"Denied","status":"True"}]}}""", 422, "CertificateSigningRequest.certificates.k8s.io \"c\" is invalid: status.conditions: Forbidden: updates may not add a condition of type \"Denied\"")]
    [InlineData("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", "application/json", """{"metadata":{"namespace":"other"},"spec":{"user":"u","nonResourceAttributes":{"path":"/","verb":"get"}}}""", 201, "")]
    [InlineData("POST", Reviews + "namespaces/default/localsubjectaccessreviews", "application/json", """{"metadata":{"namespace":"other"},"spec":{"user":"u","resourceAttributes":{"verb":"get","resource":"pods","namespace":"default"}}}""", 400, "the namespace of the provided object does not match the namespace sent on the request")]
    [InlineData("POST", Reviews + "namespaces/default/localsubjectaccessreviews", "application/json", """{"spec":{"user":"u","resourceAttributes":{"verb":"get","resource":"pods","namespace":"default"}}}""", 201, "")]
    [InlineData("POST", Reviews + "namespaces/default/localsubjectaccessreviews", "application/json", """{"spec":{"user":"u","resourceAttributes":{"verb":"get","resource":"pods","namespace":"other"}}}""", 422, ".authorization.k8s.io \"\" is invalid: spec.resourceAttributes.namespace: Invalid value: \"other\": must match metadata.namespace")]
    [InlineData("POST", "/api/v1/namespaces/default/resourcequotas", "application/json", """{"metadata":{"name":"q"},"spec":{"hard":{"services":"1"},"scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["a"]},{"scopeName":"Terminating","operator":"Exists"}]}}}""", 422, "ResourceQuota \"q\" is invalid: spec.scopeSelector.matchExpressions: Invalid value: {\"MatchExpressions\":[{\"ScopeName\":\"PriorityClass\",\"Operator\":\"In\",\"Values\":[\"a\"]},{\"ScopeName\":\"Terminating\",\"Operator\":\"Exists\",\"Values\":null}]}: unsupported scope applied to resource")]
    [InlineData("GET", "/api/v1/proxy/nodes/n1", "application/json", null, 404, "the server could not find the requested resource")]
    [InlineData("GET", "/api/v1/namespaces/default//pods", "application/json", null, 404, "the server could not find the requested resource")]
    public Task What_makes_no_sense_is_refused_as_upstream_refuses_it(string method, string path, string type, string? body, int code, string message) => Check("root,system:masters", method, path, body, type, code, message);

    [Theory]
    [InlineData(Reviews + "subjectaccessreviews", """{"spec":{"user":"u","extra":{"A":["b"]},"nonResourceAttributes":{"path":"/","verb":"get"}}}""", """{"f:spec":{"f:extra":{".":{},"f:A":{}},"f:nonResourceAttributes":{".":{},"f:path":{},"f:verb":{}},"f:user":{}}}""")]
    [InlineData(Reviews + "selfsubjectaccessreviews", """{"spec":{"resourceAttributes":{"verb":"get","resource":"pods"}}}""", """{"f:spec":{"f:resourceAttributes":{".":{},"f:resource":{},"f:verb":{}}}}""")]
    [InlineData(Reviews + "namespaces/default/localsubjectaccessreviews", """{"spec":{"user":"u","resourceAttributes":{"namespace":"default","verb":"get"}}}""", """{"f:spec":{"f:resourceAttributes":{".":{},"f:namespace":{},"f:verb":{}},"f:user":{}}}""")]
    [InlineData("/apis/authentication.k8s.io/v1/tokenreviews", """{"spec":{"token":"x"}}""", """{"f:spec":{"f:token":{}}}""")]
    [InlineData("/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}", null)]
    [InlineData(Reviews + "selfsubjectrulesreviews", """{"spec":{"namespace":"default"}}""", null)]
    public async Task Who_asks_owns_the_fields_of_the_question(string path, string body, string? fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(HeaderAuthenticator.Header, "root,system:masters");
        request.Headers.UserAgent.ParseAdd("asker/1");
        using var response = await _server.Http.SendAsync(request);
        var entry = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["metadata"]!["managedFields"]?[0];
        Assert.Equal(fields, entry?["fieldsV1"]!.ToJsonString());
        Assert.Equal(fields is null ? (null, null, null) : ("asker", "Update", path.Split('/')[2] + "/v1"), ((string?)entry?["manager"], (string?)entry?["operation"], (string?)entry?["apiVersion"]));
    }

    [Fact]
    public async Task A_token_behind_two_spaces_is_nobodys_and_that_is_said()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/version");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer  token");
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["299 - \"the provided Authorization header contains extra space before the bearer token, and is ignored\""], response.Headers.TryGetValues("Warning", out var warnings) ? warnings : []);
    }

    [Fact]
    public async Task The_day_is_kept_from_which_on_the_use_of_tokens_of_secrets_is_noted()
    {
        var root = new KubeClient(_server.Transport);
        var map = await root.Get<ConfigMap>("kube-system", "kube-apiserver-legacy-service-account-token-tracking");
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", map.Data["since"]);
    }

    [Fact]
    public async Task A_namespace_that_ends_has_no_time_of_grace()
    {
        var root = new KubeClient(_server.Transport);
        await root.Delete<Namespace>("", "odd");
        var ns = await root.Get<Namespace>("", "odd");
        Assert.NotNull(ns.Metadata.DeletionTimestamp);
        Assert.Null(ns.Metadata.DeletionGracePeriodSeconds);
    }

    private static string Binding(string name, string role) => $$$"""
        {"metadata":{"name":"{{{name}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"{{{role.Split('/')[0]}}}","name":"{{{role.Split('/')[1]}}}"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"mallory"}]}
        """;

    private async Task Check(string user, string method, string path, string? body, string type, int code, string message)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add(HeaderAuthenticator.Header, user);
        using var response = await _server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(code == (int)response.StatusCode, text);
        Assert.Equal(message, code < 400 ? "" : text[0] == '{' ? (string?)JsonNode.Parse(text)!["message"] : text);
    }
}
