using System.Net;
using System.Text.Json.Nodes;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Authorization;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Audit;

public sealed class AuditServingTests
{
    private const string Planted = "cGxhbnRlZC1zZWNyZXQ=";
    private const string Secret = $$$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"p":"{{{Planted}}}"}}""";
    private const string Map = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":{"k":"first"}}""";
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task An_event_is_one_line_of_JSON_in_upstreams_form()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: Metadata, users: [jane]}]");
        audit.Server.Http.DefaultRequestHeaders.Add("Audit-ID", "my-own-id");
        using var response = await audit.Server.Http.GetAsync(new Uri("/api/v1/namespaces/default/configmaps?limit=5&labelSelector=a%3Db", UriKind.Relative));
        Assert.Equal("my-own-id", Assert.Single(response.Headers.GetValues("Audit-Id")));
        var line = Assert.Single((await audit.Text()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var times = JsonNode.Parse(line)!;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", times["stageTimestamp"]!.ToString());
        var expected = $$$"""
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"my-own-id","stage":"ResponseComplete",
            "requestURI":"/api/v1/namespaces/default/configmaps?limit=5\u0026labelSelector=a%3Db","verb":"list",
            "user":{"username":"jane","groups":["dev","system:authenticated"]},"sourceIPs":["127.0.0.1"],"userAgent":"curl/8",
            "objectRef":{"resource":"configmaps","namespace":"default","apiVersion":"v1"},"responseStatus":{"metadata":{},"code":200},
            "requestReceivedTimestamp":"{{{times["requestReceivedTimestamp"]}}}","stageTimestamp":"{{{times["stageTimestamp"]}}}",
            "annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":""}}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), line);
    }

    [Fact]
    public async Task Bodies_of_secrets_stay_out_at_the_level_of_metadata()
    {
        await using var audit = await AuditServer.Start("rules: [{level: Metadata}]");
        var server = audit.Server;
        await server.Call(HttpMethod.Post, "/api/v1/namespaces/default/secrets", Secret);
        await server.Call(HttpMethod.Get, "/api/v1/namespaces/default/secrets/s");
        await server.Call(HttpMethod.Patch, "/api/v1/namespaces/default/secrets/s", "{\"data\":{\"q\":\"" + Planted + "\"}}", "application/merge-patch+json");
        await server.Call(HttpMethod.Put, "/api/v1/namespaces/default/secrets/s", Secret.Replace("\"p\"", "7", StringComparison.Ordinal));
        await server.Call(HttpMethod.Delete, "/api/v1/namespaces/default/secrets/s");
        await new KubeClient(server.Transport).Create(new Secret { Metadata = new() { Name = "t", Namespace = "default" }, StringData = ValueMap.Of(("p", "planted-secret")) });
        var text = await audit.Text();
        Assert.DoesNotContain(Planted, text, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", text, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"s\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_kept_as_the_level_says()
    {
        await using var audit = await AuditServer.Start("""
            omitStages: [RequestReceived]
            omitManagedFields: true
            rules:
            - {level: RequestResponse, verbs: [create]}
            - {level: Request, verbs: [patch, update, delete]}
            """);
        var server = audit.Server;
        await server.Call(HttpMethod.Post, Maps, Map);
        await server.Call(HttpMethod.Patch, Maps + "/m", """{"data": {"k": "second"}}""", "application/merge-patch+json");
        await server.Call(HttpMethod.Patch, Maps + "/m?fieldManager=me&force=true", "apiVersion: v1\nkind: ConfigMap\ndata: {k: third}\n", "application/apply-patch+yaml");
        await server.Call(HttpMethod.Delete, Maps + "/m", """{"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"}""");
        var events = await audit.Events();
        Assert.Equal(["create", "patch", "patch", "delete"], events.Select(e => e["verb"]!.ToString()));
        Assert.Equal("m", events[0]["objectRef"]!["name"]!.ToString());
        Assert.Equal("first", events[0]["requestObject"]!["data"]!["k"]!.ToString());
        Assert.Equal("ConfigMap", events[0]["responseObject"]!["kind"]!.ToString());
        Assert.NotNull(events[0]["responseObject"]!["metadata"]!["uid"]);
        Assert.Null(events[0]["responseObject"]!["metadata"]!["managedFields"]);
        Assert.Equal("""{"data":{"k":"second"}}""", events[1]["requestObject"]!.ToJsonString());
        Assert.Equal("third", events[2]["requestObject"]!["data"]!["k"]!.ToString());
        Assert.Equal("Background", events[3]["requestObject"]!["propagationPolicy"]!.ToString());
        Assert.All(events.Skip(1), e => Assert.Null(e["responseObject"]));
    }

    [Fact]
    public async Task Answers_are_kept_in_the_form_that_the_client_got()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: RequestResponse, verbs: [list]}]");
        await audit.Server.Call(HttpMethod.Post, Maps, Map);
        await audit.Server.Call(HttpMethod.Get, Maps, accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        var response = Assert.Single(await audit.Events())["responseObject"]!;
        Assert.Equal("Table", response["kind"]!.ToString());
        Assert.Contains("managedFields", response.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_kept_with_their_reason()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: Metadata}]");
        await audit.Server.Call(HttpMethod.Get, Maps + "/none");
        await audit.Server.Call(HttpMethod.Post, Maps, "{");
        var events = await audit.Events();
        Assert.Equal(404, (int)events[0]["responseStatus"]!["code"]!);
        Assert.Equal("NotFound", events[0]["responseStatus"]!["reason"]!.ToString());
        Assert.Equal("configmaps \"none\" not found", events[0]["responseStatus"]!["message"]!.ToString());
        Assert.Equal(400, (int)events[1]["responseStatus"]!["code"]!);
    }

    [Fact]
    public async Task Refusals_are_kept_with_the_decision()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: Metadata}]", o => o with { Authorization = new() { Authorizers = [new() { Type = AuthorizationModes.AlwaysDeny, Name = "deny" }] } });
        var (code, _) = await audit.Server.Call(HttpMethod.Get, Maps);
        Assert.Equal(HttpStatusCode.Forbidden, code);
        var only = Assert.Single(await audit.Events());
        Assert.Equal("forbid", only["annotations"]!["authorization.k8s.io/decision"]!.ToString());
        Assert.Equal(403, (int)only["responseStatus"]!["code"]!);
    }

    [Fact]
    public async Task Requests_of_nobody_are_kept_without_user_and_credentials()
    {
        await using var audit = await AuditServer.Start("rules: [{level: RequestResponse}]");
        audit.Server.Http.DefaultRequestHeaders.Remove(HeaderAuthenticator.Header);
        audit.Server.Http.DefaultRequestHeaders.Add("Authorization", "Bearer planted-token");
        await audit.Server.Call(HttpMethod.Get, Maps);
        var text = await audit.Text();
        Assert.DoesNotContain("planted-token", text, StringComparison.Ordinal);
        var only = Assert.Single(await audit.Events(), e => e["requestURI"]!.ToString() == Maps);
        Assert.Equal("ResponseStarted", only["stage"]!.ToString());
        Assert.Equal("{}", only["user"]!.ToJsonString());
        Assert.Equal(401, (int)only["responseStatus"]!["code"]!);
        Assert.Equal("Unauthorized", only["responseStatus"]!["message"]!.ToString());
    }

    [Fact]
    public async Task Impersonation_is_kept_beside_the_sender()
    {
        await using var audit = await AuditServer.Start("rules: [{level: Metadata}]");
        audit.Server.Http.DefaultRequestHeaders.Add("Impersonate-User", "joe");
        audit.Server.Http.DefaultRequestHeaders.Add("Impersonate-Group", "ops");
        await audit.Server.Call(HttpMethod.Get, Maps);
        var events = await audit.Events();
        Assert.Equal(["RequestReceived", "ResponseComplete"], events.Select(e => e["stage"]!.ToString()));
        Assert.Null(events[0]["impersonatedUser"]);
        Assert.Equal(events[0]["requestReceivedTimestamp"]!.ToString(), events[0]["stageTimestamp"]!.ToString());
        Assert.Equal("jane", events[1]["user"]!["username"]!.ToString());
        Assert.Equal("""{"username":"joe","groups":["ops","system:authenticated"]}""", events[1]["impersonatedUser"]!.ToJsonString());
        Assert.Equal("""{"impersonationConstraint":"impersonate:user-info"}""", events[1]["authenticationMetadata"]!.ToJsonString());
    }

    [Fact]
    public async Task A_watch_has_three_stages()
    {
        await using var audit = await AuditServer.Start("rules: [{level: RequestResponse, users: [jane]}]");
        await audit.Server.Http.GetStringAsync(new Uri(Maps + "?watch=true&timeoutSeconds=1", UriKind.Relative));
        var events = await audit.Events();
        Assert.Equal(["RequestReceived", "ResponseStarted", "ResponseComplete"], events.Select(e => e["stage"]!.ToString()));
        Assert.All(events, e => Assert.Equal("watch", e["verb"]!.ToString()));
        Assert.Equal(200, (int)events[1]["responseStatus"]!["code"]!);
    }

    [Fact]
    public async Task Proxies_on_the_way_are_kept_in_front_of_the_address()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: Metadata}]");
        audit.Server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "10.1.2.3, nonsense, 10.4.5.6");
        audit.Server.Http.DefaultRequestHeaders.Add("X-Real-Ip", "10.1.2.3");
        await audit.Server.Http.GetStringAsync(new Uri("/version", UriKind.Relative));
        var only = Assert.Single(await audit.Events());
        Assert.Equal("""["10.1.2.3","10.4.5.6","127.0.0.1"]""", only["sourceIPs"]!.ToJsonString());
        Assert.Null(only["objectRef"]);
        Assert.Equal("/version", only["requestURI"]!.ToString());
    }

    [Fact]
    public async Task Requests_of_the_same_process_are_kept_too()
    {
        await using var audit = await AuditServer.Start("omitStages: [RequestReceived]\nrules: [{level: Request, users: [joe]}]");
        var client = new KubeClient(audit.Server.Host.Core.Transport(new UserInfo("joe") { Groups = ["system:authenticated"] }, "controller"));
        await client.Create(new ConfigMap { Metadata = new() { Name = "m", Namespace = "default" }, Data = ValueMap.Of(("k", "v")) });
        await Assert.ThrowsAsync<KubeApiException>(() => client.Get<ConfigMap>("default", "none").AsTask());
        using var stop = new CancellationTokenSource();
        await foreach (var _ in client.Watch<ConfigMap>("default", cancellationToken: stop.Token))
        {
            break;
        }

        var events = await audit.Events();
        Assert.Equal(["create", "get", "watch", "watch"], events.Select(e => e["verb"]!.ToString()));
        Assert.Equal([201, 404, 200, 200], events.Select(e => (int)e["responseStatus"]!["code"]!));
        Assert.Equal("v", events[0]["requestObject"]!["data"]!["k"]!.ToString());
        Assert.Equal("/api/v1/namespaces/default/configmaps", events[0]["requestURI"]!.ToString());
        Assert.Equal("ResponseStarted", events[2]["stage"]!.ToString());
    }

    [Fact]
    public async Task Token_requests_show_no_token_below_the_level_of_answers()
    {
        await using var audit = await AuditServer.Start("rules: [{level: Request}]", o => o with
        {
            Authentication = new() { ServiceAccounts = new() { SigningKey = ApiServer.Authentication.Tokens.SigningKey.Create() } },
        });
        await audit.Server.Call(HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts", """{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a"}}""");
        var (_, answer) = await audit.Server.Call(
            HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts/a/token", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"audiences":["x"]}}""");
        var token = answer["status"]!["token"]!.ToString();
        var text = await audit.Text();
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.Contains("\"subresource\":\"token\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("omitManagedFields: true\n")]
    public async Task Tokens_are_kept_at_no_level(string settings)
    {
        await using var audit = await AuditServer.Start(settings + "rules: [{level: RequestResponse}]", o => o with
        {
            Authentication = new() { ServiceAccounts = new() { SigningKey = ApiServer.Authentication.Tokens.SigningKey.Create() } },
        });
        await audit.Server.Call(HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts", """{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a"}}""");
        var (_, answer) = await audit.Server.Call(
            HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts/a/token", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"audiences":["x"]}}""");
        var token = answer["status"]!["token"]!.ToString();
        await audit.Server.Call(
            HttpMethod.Post, "/apis/authentication.k8s.io/v1/tokenreviews", $$$"""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"audiences":["x"],"token":"{{{token}}}"}}""");
        var text = await audit.Text();
        Assert.DoesNotContain(token.Split('.')[2], text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"TokenReview\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AuditMode.Blocking, 200)]
    [InlineData(AuditMode.BlockingStrict, 500)]
    public async Task A_request_whose_event_is_lost_is_refused_where_that_is_wanted(AuditMode mode, int code)
    {
        await using var audit = await AuditServer.Start("rules: [{level: Metadata, users: [jane], verbs: [list]}]", o => o with
        {
            Audit = o.Audit with
            {
                Webhook = new AuditWebhookOptions
                {
                    Service = new() { Server = new Uri("https://127.0.0.1:1") },
                    InitialBackoff = TimeSpan.FromTicks(1),
                    Delivery = AuditDelivery.ForWebhook with { Mode = mode },
                },
            },
        });
        var (answer, body) = await audit.Server.Call(HttpMethod.Get, Maps);
        Assert.Equal(code, (int)answer);
        var metrics = await audit.Server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains($"apiserver_audit_requests_rejected_total {(code == 200 ? 0 : 1)}\n", metrics, StringComparison.Ordinal);
        if (code == 500)
        {
            Assert.Equal("Internal error occurred: failed to store audit event", body["message"]!.ToString());
        }
    }

    [Fact]
    public async Task Admission_plugins_add_annotations()
    {
        await using var audit = await AuditServer.Start(
            "omitStages: [RequestReceived]\nrules: [{level: Metadata, resources: [{group: '', resources: [pods]}]}]", o => o with { BuiltInAdmission = new() { Disabled = ["ServiceAccount"] } });
        await audit.Server.Call(HttpMethod.Patch, "/api/v1/namespaces/default", """{"metadata":{"labels":{"pod-security.kubernetes.io/audit":"restricted"}}}""", "application/merge-patch+json");
        await audit.Server.Call(
            HttpMethod.Post, "/api/v1/namespaces/default/pods", """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"hostNetwork":true,"containers":[{"name":"c","image":"i"}]}}""");
        var annotations = Assert.Single(await audit.Events())["annotations"]!;
        Assert.StartsWith("would violate PodSecurity \"restricted:latest\": host namespaces (hostNetwork=true)", annotations["pod-security.kubernetes.io/audit-violations"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("privileged:latest", annotations["pod-security.kubernetes.io/enforce-policy"]!.ToString());
    }

    [Fact]
    public async Task Metrics_count_levels_and_events()
    {
        await using var audit = await AuditServer.Start("rules: [{level: None, nonResourceURLs: [/healthz]}, {level: Metadata, users: [jane]}]");
        await audit.Server.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative));
        await audit.Server.Http.GetStringAsync(new Uri("/version", UriKind.Relative));
        var text = await audit.Server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("apiserver_audit_event_total 3", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_audit_level_total{level=\"Metadata\"} 2", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_audit_requests_rejected_total 0", text, StringComparison.Ordinal);
    }
}
