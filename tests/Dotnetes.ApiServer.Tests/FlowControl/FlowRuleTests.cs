using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class FlowRuleTests
{
    [Theory]
    [InlineData("alice", "system:masters", "GET", "/api/v1/pods", "exempt")]
    [InlineData("alice", "dev", "GET", "/api/v1/pods", "global-default")]
    [InlineData("alice", "dev", "GET", "/healthz", "probes")]
    [InlineData("alice", "dev", "GET", "/livez/ping", "probes")]
    [InlineData("alice", "dev", "POST", "/healthz", "global-default")]
    [InlineData("alice", "dev", "GET", "/healthzz", "global-default")]
    [InlineData("system:node:a", "system:nodes", "PATCH", "/api/v1/nodes/a/status", "system-node-high")]
    [InlineData("system:node:a", "system:nodes", "GET", "/api/v1/nodes/a/proxy", "system-nodes")]
    [InlineData("system:node:a", "system:nodes", "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/a", "system-node-high")]
    [InlineData("system:node:a", "system:nodes", "GET", "/apis/coordination.k8s.io/v1/leases", "system-nodes")]
    [InlineData("system:node:a", "system:nodes", "GET", "/api/v1/pods", "system-nodes")]
    [InlineData("system:kube-scheduler", "", "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler", "system-leader-election")]
    [InlineData("system:kube-scheduler", "", "GET", "/api/v1/pods", "kube-scheduler")]
    [InlineData("system:kube-controller-manager", "", "GET", "/apis", "kube-controller-manager")]
    [InlineData("system:serviceaccount:kube-system:x", "system:serviceaccounts", "GET", "/api/v1/pods", "kube-system-service-accounts")]
    [InlineData("system:serviceaccount:kube-system:x", "system:serviceaccounts", "POST", "/apis/coordination.k8s.io/v1/namespaces/a/leases", "system-leader-election")]
    [InlineData("system:serviceaccount:kube-system2:x", "system:serviceaccounts", "GET", "/api/v1/pods", "service-accounts")]
    public void Requests_fall_under_the_first_default_schema_that_matches(string user, string group, string method, string path, string schema)
    {
        var controller = Controllers.Default();
        var sender = new UserInfo(user) { Groups = [group, "system:authenticated"] };
        Assert.Equal(schema, controller.Match(RequestInfoParser.Parse(method, path, watch: false), sender).Schema.Metadata.Name);
    }

    [Fact]
    public void Who_is_in_no_group_falls_under_catch_all() => Assert.Equal(
        "catch-all", Controllers.Default().Match(RequestInfoParser.Parse("GET", "/api", watch: false), new UserInfo("x")).Schema.Metadata.Name);

    [Theory]
    [InlineData("/a/*", "/a/b", true)]
    [InlineData("/a/*", "/a/b/c", true)]
    [InlineData("/a/*", "/a", false)]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/a/b", true)]
    [InlineData("/a", "/ab", false)]
    [InlineData("*", "/anything", true)]
    public void Paths_stand_for_what_is_below_them(string url, string path, bool expected)
    {
        var rule = new FlowRule(new PolicyRulesWithSubjects
        {
            Subjects = [new() { Kind = SubjectKind.User, User = new() { Name = "*" } }],
            NonResourceRules = [new() { Verbs = ["get"], NonResourceUrls = [url] }],
        });
        Assert.Equal(expected, rule.Matches(new RequestInfo { Verb = "get", Path = path }));
    }

    [Theory]
    [InlineData(SubjectKind.User, "*", "anybody", true)]
    [InlineData(SubjectKind.Group, "*", "anybody", true)]
    [InlineData(SubjectKind.User, "alice", "alice", true)]
    [InlineData(SubjectKind.User, "alice", "bob", false)]
    [InlineData(SubjectKind.Group, "dev", "bob", true)]
    [InlineData(SubjectKind.Group, "ops", "bob", false)]
    [InlineData(SubjectKind.ServiceAccount, "a/x", "system:serviceaccount:a:x", true)]
    [InlineData(SubjectKind.ServiceAccount, "a/x", "system:serviceaccount:a:y", false)]
    [InlineData(SubjectKind.ServiceAccount, "a/*", "system:serviceaccount:a:y", true)]
    [InlineData(SubjectKind.ServiceAccount, "a/*", "system:serviceaccount:ab:y", false)]
    [InlineData(SubjectKind.ServiceAccount, "a/*", "system:serviceaccount:a", false)]
    public void Rules_are_for_certain_senders_only(string kind, string name, string user, bool expected)
    {
        var account = name.Split('/');
        var subject = kind switch
        {
            SubjectKind.User => new Subject { Kind = kind, User = new() { Name = name } },
            SubjectKind.Group => new Subject { Kind = kind, Group = new() { Name = name } },
            _ => new Subject { Kind = kind, ServiceAccount = new() { Namespace = account[0], Name = account[1] } },
        };

        // Far beyond the rules that fit into one word of bits.
        var others = Enumerable.Range(0, 100).Select(i => Schema($"other-{i:D3}", new Subject { Kind = SubjectKind.User, User = new() { Name = $"user-{i}" } }));
        var controller = Controllers.New();
        controller.Apply(BootstrapPriorityLevels.Mandatory, [.. others, Schema("wanted", subject)]);
        var found = controller.Match(RequestInfoParser.Parse("GET", "/version", watch: false), new UserInfo(user) { Groups = ["dev"] });
        Assert.Equal(expected ? "wanted" : "catch-all", found.Schema.Metadata.Name);
    }

    [Fact]
    public void Equal_precedence_goes_by_name()
    {
        var schemas = ((string[])["b", "a"]).Select(n => BootstrapFlowSchemas.CatchAll with
        {
            Metadata = new() { Name = n },
            Spec = BootstrapFlowSchemas.CatchAll.Spec with { MatchingPrecedence = 5 },
        });
        var controller = Controllers.New();
        controller.Apply(BootstrapPriorityLevels.Mandatory, schemas);
        Assert.Equal(["exempt", "a", "b", "catch-all"], controller.Schemas.Select(s => s.Schema.Metadata.Name));
    }

    private static FlowSchema Schema(string name, Subject subject) => BootstrapFlowSchemas.CatchAll with
    {
        Metadata = new() { Name = name },
        Spec = BootstrapFlowSchemas.CatchAll.Spec with { MatchingPrecedence = 50, Rules = [BootstrapFlowSchemas.CatchAll.Spec.Rules[0] with { Subjects = [subject] }] },
    };
}
