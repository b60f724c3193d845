using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class ReviewTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with { Authorization = AuthorizationOptions.Default, Authenticators = [new HeaderAuthenticator()] });
        var root = As("root", "system:masters");
        await root.Create(new Role
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "r" },
            Rules =
            [
                new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods", "pods/log"] },
                new PolicyRule { Verbs = ["create"], ApiGroups = ["authorization.k8s.io"], Resources = ["*"] },
            ],
        });
        await root.Create(new RoleBinding
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "b" },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "r" },
            Subjects = [new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = "jane" }],
        });
        await _server.Host.Core.Authorization.CatchUp(default);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_review_of_somebody_tells_why()
    {
        var root = As("root", "system:masters");
        var yes = await root.Create(Question("jane", new ResourceAttributes { Verb = "get", Resource = "pods", Subresource = "log", Namespace = "default", Name = "p" }));
        Assert.True(yes.Status.Allowed);
        Assert.Equal("RBAC: allowed by RoleBinding \"b/default\" of Role \"r\" to User \"jane\"", yes.Status.Reason);
        var no = await root.Create(Question("jane", new ResourceAttributes { Verb = "get", Resource = "pods", Namespace = "kube-system" }));
        Assert.False(no.Status.Allowed);
        Assert.False(no.Status.Denied);
        Assert.Equal("", no.Status.Reason);
        var question = Question("system:node:n", new ResourceAttributes { Verb = "get", Resource = "secrets", Namespace = "default", Name = "s" });
        var node = await root.Create(question with { Spec = question.Spec with { Groups = ["system:nodes"] } });
        Assert.Equal("no relationship found between node 'n' and this object", node.Status.Reason);
    }

    [Fact]
    public async Task A_review_of_oneself_needs_no_right_but_to_be_known()
    {
        var review = await As("jane").Create(new SelfSubjectAccessReview
        {
            Spec = new SelfSubjectAccessReviewSpec { ResourceAttributes = new ResourceAttributes { Verb = "get", Resource = "pods", Namespace = "default" } },
        });
        Assert.True(review.Status.Allowed);
        var path = await As("jane").Create(new SelfSubjectAccessReview
        {
            Spec = new SelfSubjectAccessReviewSpec { NonResourceAttributes = new NonResourceAttributes { Verb = "get", Path = "/metrics" } },
        });
        Assert.False(path.Status.Allowed);
        var e = await Assert.ThrowsAsync<KubeApiException>(async () => await As("jane").Create(Question("root", new ResourceAttributes())));
        Assert.Equal(
            "subjectaccessreviews.authorization.k8s.io is forbidden: User \"jane\" cannot create resource \"subjectaccessreviews\" in API group \"authorization.k8s.io\" at the cluster scope",
            e.Message);
    }

    [Fact]
    public async Task The_rules_of_oneself_are_those_of_the_namespace_and_of_the_cluster()
    {
        var review = await As("jane").Create(new SelfSubjectRulesReview { Spec = new SelfSubjectRulesReviewSpec { Namespace = "default" } });
        Assert.Contains(review.Status.ResourceRules, r => r.Resources.Contains("pods/log") && r.Verbs == ["get"]);
        Assert.Contains(review.Status.ResourceRules, r => r.Resources.Contains("selfsubjectrulesreviews"));
        Assert.Contains(review.Status.NonResourceRules, r => r.NonResourceUrls.Contains("/api"));
        Assert.False(review.Status.Incomplete);
        var elsewhere = await As("jane").Create(new SelfSubjectRulesReview { Spec = new SelfSubjectRulesReviewSpec { Namespace = "kube-system" } });
        Assert.DoesNotContain(elsewhere.Status.ResourceRules, r => r.Resources.Contains("pods/log"));
        var node = await As("system:node:n", "system:nodes").Create(new SelfSubjectRulesReview { Spec = new SelfSubjectRulesReviewSpec { Namespace = "default" } });
        Assert.True(node.Status.Incomplete);
        Assert.Equal("node authorizer does not support user rule resolution", node.Status.EvaluationError);
    }

    [Theory]
    [InlineData("/apis/authorization.k8s.io/v1/namespaces/default/subjectaccessreviews", "SubjectAccessReview", "", HttpStatusCode.NotFound)]
    [InlineData("/apis/authorization.k8s.io/v1/subjectaccessreviews", "SubjectAccessReview", "", HttpStatusCode.Forbidden)]
    [InlineData("/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews", "LocalSubjectAccessReview", "default", HttpStatusCode.Created)]
    [InlineData("/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews", "LocalSubjectAccessReview", "kube-system", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/apis/authorization.k8s.io/v1/localsubjectaccessreviews", "LocalSubjectAccessReview", "default", HttpStatusCode.Forbidden)]
    [InlineData("/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews/x", "LocalSubjectAccessReview", "default", HttpStatusCode.NotFound)]
    public async Task A_right_in_a_namespace_asks_about_that_namespace_only(string path, string kind, string asked, HttpStatusCode expected)
    {
        var body = $$$"""{"kind":"{{{kind}}}","apiVersion":"authorization.k8s.io/v1","spec":{"user":"root","resourceAttributes":{"verb":"get","resource":"secrets","namespace":"{{{asked}}}"} } }""";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(HeaderAuthenticator.Header, "jane");
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("{}", "[spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified, spec.user: Invalid value: \"\": at least one of user or group must be specified]")]
    [InlineData("{\"user\":\"u\",\"resourceAttributes\":{},\"nonResourceAttributes\":{\"path\":\"/x\"}}", "spec.nonResourceAttributes: Invalid value: {\"Path\":\"/x\",\"Verb\":\"\"}: cannot be specified in combination with resourceAttributes")]
    [InlineData("{\"user\":\"u\",\"resourceAttributes\":{\"fieldSelector\":{}}}", "spec.resourceAttributes.fieldSelector.requirements: Required value: when spec.resourceAttributes.fieldSelector is specified, requirements or rawSelector is required")]
    public async Task A_review_that_asks_nothing_is_invalid(string spec, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews")
        {
            Content = new StringContent($$$"""{"kind":"SubjectAccessReview","apiVersion":"authorization.k8s.io/v1","spec":{{{spec}}} }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(HeaderAuthenticator.Header, "root,system:masters");
        using var response = await _server.Http.SendAsync(request);
        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal($".authorization.k8s.io \"\" is invalid: {message}", (string?)status["message"]);
    }

    [Fact]
    public async Task Selectors_in_questions_reach_the_authorizers_and_what_is_not_understood_widens()
    {
        var root = As("root", "system:masters");
        async Task<SubjectAccessReviewStatus> Ask(FieldSelectorAttributes selector)
        {
            var question = Question("system:node:n", new ResourceAttributes { Verb = "list", Resource = "pods", FieldSelector = selector });
            return (await root.Create(question with { Spec = question.Spec with { Groups = ["system:nodes"] } })).Status;
        }

        Assert.True((await Ask(new FieldSelectorAttributes { RawSelector = "spec.nodeName=n" })).Allowed);
        Assert.True((await Ask(new FieldSelectorAttributes { Requirements = [new FieldSelectorRequirement { Key = "spec.nodeName", Operator = "In", Values = ["n"] }] })).Allowed);
        Assert.False((await Ask(new FieldSelectorAttributes { Requirements = [new FieldSelectorRequirement { Key = "spec.nodeName", Operator = "NotIn", Values = ["n"] }] })).Allowed);
        var unknown = await Ask(new FieldSelectorAttributes { Requirements = [new FieldSelectorRequirement { Key = "spec.nodeName", Operator = "Near", Values = ["n"] }] });
        Assert.False(unknown.Allowed);
        Assert.Equal("spec.resourceAttributes.fieldSelector ignored due to parse error", unknown.EvaluationError);
    }

    private KubeClient As(string user, params string[] groups) =>
        new(_server.Host.Core.Transport(new UserInfo(user) { Groups = groups.Append("system:authenticated").ToValueList() }, "test"));

    private static SubjectAccessReview Question(string user, ResourceAttributes resource) => new() { Spec = new SubjectAccessReviewSpec { User = user, ResourceAttributes = resource } };
}
