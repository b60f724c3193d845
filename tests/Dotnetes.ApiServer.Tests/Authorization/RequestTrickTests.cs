using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authorization;

/// <summary>Ways in which requests were made to look smaller than they are: each must be judged by what it would do.</summary>
public sealed class RequestTrickTests : IAsyncLifetime
{
    private const string Planted = "cGxhbnRlZC12YWx1ZQ==";

    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with { Authorization = AuthorizationOptions.Default, Authenticators = [new HeaderAuthenticator()] });
        var root = new KubeClient(_server.Transport);
        foreach (var (ns, name, data) in new[] { ("default", "mine", "b3du"), ("default", "theirs", Planted), ("kube-system", "mine", Planted), ("kube-system", "theirs", Planted) })
        {
            await root.Create(new Secret { Metadata = new ObjectMeta { Namespace = ns, Name = name }, Data = ValueMap.Of(("k", ByteString.CopyFrom(Convert.FromBase64String(data)))) });
        }

        // Eve has one secret of one namespace, and everything but reading in another resource.
        await Grant("one", new PolicyRule { Verbs = ["get", "list", "watch", "patch", "delete"], ApiGroups = [""], Resources = ["secrets"], ResourceNames = ["mine"] });
        await Grant("maps", new PolicyRule { Verbs = ["get", "list", "patch", "update"], ApiGroups = [""], Resources = ["configmaps"] });
        await Grant("logs", new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods/log", "*/status"] });
        await _server.Host.Core.Authorization.CatchUp(default);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/namespaces/default/secrets/mine")]
    [InlineData("/api/v1/namespaces/default/secrets%2Fmine")]
    [InlineData("/api%2fv1/namespaces%2Fdefault/secrets%2fmine")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3Dmine")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3D%3Dmine&limit=1")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=type!%3Dx,metadata.name%3Dmine")]
    public async Task What_is_granted_is_answered(string path)
    {
        var (code, body) = await Get(path);
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Contains("b3du", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/secrets/theirs")]
    [InlineData("/api/v1/namespaces/default/secrets")]
    [InlineData("/api/v1/secrets")]
    [InlineData("/api/v1/secrets?fieldSelector=metadata.name%3Dmine")]
    [InlineData("/api/v1/secrets?fieldSelector=metadata.name%3Dmine,metadata.namespace%3Ddefault")]
    [InlineData("/api/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/default/secrets/mine/../theirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine/%2e%2e/theirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine/..%2ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%2f..%2ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets%2Ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%2Ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%2F%2E%2E%2Ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%252F..%252Ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%5C..%5Ctheirs")]
    [InlineData("/api/v1/namespaces/default/configmaps/x%2F..%2F..%2Fsecrets%2Ftheirs")]
    [InlineData("/api/v1/namespaces/kube-system%2Fsecrets%2Fmine")]
    [InlineData("/api/v1%2Fnamespaces/kube-system/secrets/mine")]
    [InlineData("/api%2Fv1%2Fnamespaces%2Fkube-system%2Fsecrets%2Fmine")]
    [InlineData("/%2Fapi/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/default%2F/secrets/mine/")]
    [InlineData("/version%2F..%2Fapi/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/default/../kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/default%2f..%2fkube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/default/secrets/mine/x/../../theirs")]
    [InlineData("/api/v1//namespaces/kube-system/secrets/mine")]
    [InlineData("//api/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/./api/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces/kube-system/secrets/mine/")]
    [InlineData("/API/v1/namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/Namespaces/kube-system/secrets/mine")]
    [InlineData("/api/v1/namespaces//secrets/mine")]
    [InlineData("/api/v1/namespaces/default/secrets/theirs%00mine")]
    [InlineData("/api/v1/namespaces/default/secrets/mine%3ftheirs")]
    [InlineData("/api/v1/namespaces/default/secrets/theirs;mine")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name!%3Dmine")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3Dtheirs")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3Dmine%5C,theirs")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3D&fieldSelector=metadata.name%3Dmine")]
    [InlineData("/api/v1/namespaces/default/secrets?labelSelector=metadata.name%3Dmine")]
    [InlineData("/api/v1/namespaces/default/secrets?continue=mine&fieldSelector=type%3Dx")]
    [InlineData("/api/v1/watch/namespaces/default/secrets?timeoutSeconds=1")]
    [InlineData("/api/v1/watch/namespaces/default/secrets/theirs?timeoutSeconds=1")]
    [InlineData("/api/v1/watch/secrets?timeoutSeconds=1")]
    [InlineData("/api/v1/watch/namespaces/kube-system/secrets/mine?timeoutSeconds=1")]
    [InlineData("/api/v1/proxy/namespaces/default/secrets/mine")]
    public async Task No_spelling_of_a_path_or_a_selector_gets_at_more(string path)
    {
        var (code, body) = await Get(path);
        Assert.NotEqual(HttpStatusCode.OK, code);
        Assert.DoesNotContain(Planted, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3Dmine&fieldSelector=")]
    [InlineData("/api/v1/namespaces/default/secrets?fieldSelector=metadata.name%3Dmine,metadata.name%3Dtheirs")]
    [InlineData("/api/v1/namespaces/default/secrets?watch=1&timeoutSeconds=1&fieldSelector=metadata.name%3Dmine")]
    [InlineData("/api/v1/watch/namespaces/default/secrets/mine?timeoutSeconds=1")]
    [InlineData("/api/v1/namespaces/default/secrets/mine?watch=true&fieldSelector=metadata.name%3Dtheirs")]
    public async Task What_is_let_through_by_a_name_shows_that_name_only(string path)
    {
        var (_, body) = await Get(path);
        Assert.DoesNotContain(Planted, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/secrets/theirs/../mine")]
    [InlineData("/api/v1/namespaces/default/secrets/theirs/%2e%2e/mine")]
    [InlineData("/api/v1/namespaces/default/secrets/%2E/mine")]
    [InlineData("/api/v1/namespaces/other/.%2e/default/secrets/mine")]
    public async Task Dots_lead_nowhere_also_where_they_are_escaped(string path)
    {
        var (code, _) = await Get(path);
        Assert.Equal(HttpStatusCode.NotFound, code);
    }

    [Theory]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/healthz/../metrics")]
    [InlineData("GET", "/api/../metrics")]
    [InlineData("GET", "/api/%2e%2e/metrics")]
    [InlineData("GET", "/healthz%2F..%2Fmetrics")]
    [InlineData("GET", "/metrics%2F")]
    [InlineData("GET", "/version%2f..%2fmetrics")]
    [InlineData("GET", "/version/../metrics")]
    [InlineData("POST", "/version")]
    [InlineData("GET", "/logs")]
    public async Task A_path_is_judged_as_it_is_served(string method, string path)
    {
        var (code, _) = await Send(new HttpMethod(method), path, null);
        Assert.Equal(HttpStatusCode.Forbidden, code);
    }

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/pods/p", "get", "pods")]
    [InlineData("GET", "/api/v1/namespaces/default/pods%2Fp", "get", "pods")]
    [InlineData("GET", "/api/v1/namespaces/default%2Fpods%2Fp%2Fexec?command=id", "get", "pods/exec")]
    [InlineData("POST", "/api/v1/namespaces/default/pods/p%2fexec?command=id", "create", "pods/exec")]
    [InlineData("GET", "/api/v1/namespaces/default/pods%2Fp%2Fproxy%2Fx", "get", "pods/proxy")]
    [InlineData("GET", "/api/v1/nodes%2Fn%2Fproxy%2Fpods", "get", "nodes/proxy")]
    [InlineData("POST", "/api/v1/namespaces/default/pods/p/exec?command=id", "create", "pods/exec")]
    [InlineData("GET", "/api/v1/namespaces/default/pods/p/exec?command=id", "get", "pods/exec")]
    [InlineData("GET", "/api/v1/namespaces/default/pods/p/proxy/x", "get", "pods/proxy")]
    [InlineData("GET", "/api/v1/nodes/n/proxy/pods", "get", "nodes/proxy")]
    [InlineData("PATCH", "/api/v1/namespaces/default/pods/p/status", "patch", "pods/status")]
    [InlineData("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", "create", "serviceaccounts/token")]
    [InlineData("DELETE", "/api/v1/namespaces/default/secrets", "deletecollection", "secrets")]
    [InlineData("POST", "/api/v1/namespaces/default/secrets", "create", "secrets")]
    public async Task A_subresource_or_a_collection_needs_a_right_of_its_own(string method, string path, string verb, string resource)
    {
        var (code, body) = await Send(new HttpMethod(method), path, method == "GET" ? null : "{}");
        Assert.Equal(HttpStatusCode.Forbidden, code);
        Assert.Contains($"cannot {verb} resource \"{resource}\" in API group", (string?)JsonNode.Parse(body)!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "application/json")]
    [InlineData("PATCH", "application/apply-patch+yaml")]
    public async Task What_would_create_needs_the_right_to_create(string method, string type)
    {
        const string Body = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"new"}}""";
        var (code, body) = await Send(new HttpMethod(method), "/api/v1/namespaces/default/configmaps/new?fieldManager=eve", Body, type);
        Assert.NotEqual(HttpStatusCode.Created, code);
        Assert.True(code is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, body);
    }

    [Fact]
    public async Task Whether_something_exists_is_not_told_to_those_who_may_not_read_it()
    {
        var (present, one) = await Get("/api/v1/namespaces/kube-system/secrets/theirs");
        var (absent, other) = await Get("/api/v1/namespaces/kube-system/secrets/nothing");
        var (nowhere, third) = await Get("/api/v1/namespaces/no-such/secrets/theirs");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (present, absent, nowhere));
        Assert.Equal(one, other.Replace("nothing", "theirs", StringComparison.Ordinal));
        Assert.Equal(one, third.Replace("no-such", "kube-system", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_worded_as_upstream_words_it()
    {
        var (_, body) = await Get("/api/v1/namespaces/kube-system/secrets/mine");
        var status = JsonNode.Parse(body)!;
        Assert.Equal("secrets \"mine\" is forbidden: User \"eve\" cannot get resource \"secrets\" in API group \"\" in the namespace \"kube-system\"", (string?)status["message"]);
        Assert.Equal("Forbidden", (string?)status["reason"]);
        Assert.Equal("""{"name":"mine","kind":"secrets"}""", status["details"]!.ToJsonString());
        var (_, path) = await Get("/a<b>&c");
        Assert.Equal("forbidden: User \"eve\" cannot get path \"/a&lt;b&gt;&amp;c\"", (string?)JsonNode.Parse(path)!["message"]);
    }

    [Fact]
    public async Task Anonymous_requests_get_at_what_is_public_only()
    {
        foreach (var (path, expected) in new[] { ("/healthz", 200), ("/version", 200), ("/api", 403), ("/metrics", 403), ("/api/v1/namespaces", 403), ("/openapi/v2", 403) })
        {
            using var response = await _server.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(expected, (int)response.StatusCode);
        }
    }

    private Task<(HttpStatusCode Code, string Body)> Get(string path) => Send(HttpMethod.Get, path, null);

    // The path goes out as it is written: clients that mean no good do not normalise it.
    private async Task<(HttpStatusCode Code, string Body)> Send(HttpMethod method, string path, string? body, string type = "application/json")
    {
        var raw = new Uri(_server.Host.Url + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, raw);
        request.Headers.Add(HeaderAuthenticator.Header, "eve");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        using var response = await _server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task Grant(string name, PolicyRule rule)
    {
        var root = new KubeClient(_server.Transport);
        await root.Create(new Role { Metadata = new ObjectMeta { Namespace = "default", Name = name }, Rules = [rule] });
        await root.Create(new RoleBinding
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = name },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = name },
            Subjects = [new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = "eve" }],
        });
    }
}
