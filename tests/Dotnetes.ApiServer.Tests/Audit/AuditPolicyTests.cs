using System.Text;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Tests.Audit;

public sealed class AuditPolicyTests
{
    private static readonly UserInfo s_jane = new("jane") { Groups = ["dev", "system:authenticated"] };

    [Theory]
    [InlineData("users: [jane]", true)]
    [InlineData("users: [joe]", false)]
    [InlineData("userGroups: [ops, dev]", true)]
    [InlineData("userGroups: [ops]", false)]
    [InlineData("verbs: [get, list]", true)]
    [InlineData("verbs: [list]", false)]
    [InlineData("namespaces: [web]", true)]
    [InlineData("namespaces: ['']", false)]
    [InlineData("nonResourceURLs: ['*']", false)]
    [InlineData("resources: [{group: ''}]", true)]
    [InlineData("resources: [{group: apps}]", false)]
    [InlineData("resources: [{group: '*'}]", true)]
    [InlineData("resources: [{group: '', resources: [pods]}]", false)]
    [InlineData("resources: [{group: '', resources: [pods/log]}]", true)]
    [InlineData("resources: [{group: '', resources: [pods/*]}]", true)]
    [InlineData("resources: [{group: '', resources: ['*/log']}]", true)]
    [InlineData("resources: [{group: '', resources: ['*/exec']}]", false)]
    [InlineData("resources: [{group: '', resources: ['*/*']}]", false)]
    [InlineData("resources: [{group: '', resources: ['*']}]", true)]
    [InlineData("resources: [{group: '', resources: [pods/log], resourceNames: [db-0]}]", true)]
    [InlineData("resources: [{group: '', resources: [pods/log], resourceNames: [db-1]}]", false)]
    public void Rules_match_requests_for_resources(string rule, bool matches)
    {
        var info = new RequestInfo { Verb = "get", Path = "/api/v1/namespaces/web/pods/db-0/log", IsResource = true, Version = "v1", Namespace = "web", Resource = "pods", Subresource = "log", Name = "db-0" };
        Assert.Equal(matches ? AuditLevel.Metadata : AuditLevel.None, Policy($"rules: [{{level: Metadata, {rule}}}]").Decide(s_jane, info).Level);
    }

    [Theory]
    [InlineData("resources: [{group: '', resources: [pods]}]", true)]
    [InlineData("resources: [{group: '', resources: [pods/*]}]", true)]
    [InlineData("resources: [{group: '', resources: [pods/log]}]", false)]
    [InlineData("resources: [{group: '', resources: ['*/log']}]", false)]
    public void Rules_tell_resources_from_their_subresources(string rule, bool matches)
    {
        var info = new RequestInfo { Verb = "list", Path = "/api/v1/pods", IsResource = true, Version = "v1", Resource = "pods" };
        Assert.Equal(matches ? AuditLevel.Metadata : AuditLevel.None, Policy($"rules: [{{level: Metadata, {rule}}}]").Decide(s_jane, info).Level);
    }

    [Theory]
    [InlineData("nonResourceURLs: ['*']", true)]
    [InlineData("nonResourceURLs: [/healthz]", false)]
    [InlineData("nonResourceURLs: [/healthz/ping]", true)]
    [InlineData("nonResourceURLs: ['/healthz*']", true)]
    [InlineData("nonResourceURLs: ['/healthz/*']", true)]
    [InlineData("namespaces: ['']", false)]
    [InlineData("resources: [{group: '*'}]", false)]
    [InlineData("verbs: [get]", true)]
    public void Rules_match_requests_for_other_paths(string rule, bool matches)
    {
        var info = new RequestInfo { Verb = "get", Path = "/healthz/ping" };
        Assert.Equal(matches ? AuditLevel.Metadata : AuditLevel.None, Policy($"rules: [{{level: Metadata, {rule}}}]").Decide(s_jane, info).Level);
    }

    [Fact]
    public void The_first_rule_counts_with_the_stages_and_fields_that_policy_and_rule_omit()
    {
        var policy = Policy("""
            omitStages: [RequestReceived]
            omitManagedFields: true
            rules:
            - {level: None, verbs: [watch]}
            - {level: Request, verbs: [get], omitStages: [Panic], omitManagedFields: false}
            - {level: RequestResponse}
            """);
        AuditDecision Of(string verb) => policy.Decide(null, new RequestInfo { Verb = verb, Path = "/" });
        Assert.Equal(AuditLevel.None, Of("watch").Level);
        Assert.Equal(new AuditDecision(AuditLevel.Request, AuditStages.RequestReceived | AuditStages.Panic, false), Of("get"));
        Assert.Equal(new AuditDecision(AuditLevel.RequestResponse, AuditStages.RequestReceived, true), Of("create"));
    }

    [Fact]
    public void Rules_for_users_do_not_match_requests_of_nobody()
    {
        var info = new RequestInfo { Verb = "get", Path = "/" };
        Assert.Equal(AuditLevel.None, Policy("rules: [{level: Metadata, users: [jane]}, {level: Metadata, userGroups: [dev]}]").Decide(null, info).Level);
        Assert.Equal(AuditLevel.Metadata, Policy("rules: [{level: Metadata}]").Decide(null, info).Level);
    }

    [Theory]
    [InlineData("rules: []", "rules: loaded illegal policy with 0 rules")]
    [InlineData("rules: [{verbs: [get]}]", "rules[0].level: Required value")]
    [InlineData("rules: [{level: None}, {level: Everything}]", "rules[1].level: Unsupported value: \"Everything\": supported values: \"None\", \"Metadata\", \"Request\", \"RequestResponse\"")]
    [InlineData("rules: [{level: None, omitStages: [Response]}]", "rules[0].omitStages[0]: Invalid value: \"Response\": allowed stages are RequestReceived,ResponseStarted,ResponseComplete,Panic")]
    [InlineData("omitStages: [x]\nrules: [{level: None}]", "omitStages[0]: Invalid value: \"x\"")]
    [InlineData("rules: [{level: None, nonResourceURLs: [healthz]}]", "rules[0].nonResourceURLs[0]: Invalid value: \"healthz\": non-resource URL rules must begin with a '/' character")]
    [InlineData("rules: [{level: None, nonResourceURLs: ['/a*b']}]", "rules[0].nonResourceURLs[0]: Invalid value: \"/a*b\": non-resource URL wildcards '*' must be the final character of the rule")]
    [InlineData("rules: [{level: None, nonResourceURLs: [/a], namespaces: [b]}]", "rules[0].nonResourceURLs: Invalid value: [\"/a\"]: rules cannot apply to both regular resources and non-resource URLs")]
    [InlineData("rules: [{level: None, resources: [{group: 'apps/v1'}]}]", "rules[0].resources.group: Invalid value: \"apps/v1\"")]
    [InlineData("rules: [{level: None, resources: [{group: '', resourceNames: [a]}]}]", "rules[0].resources.resourceNames: Invalid value: [\"a\"]: using resourceNames requires at least one resource")]
    [InlineData("rules:\n- level: None\n  level: Metadata", "line 5")]
    [InlineData("rules: [{level: None, verb: get}]", "unknown field \"rules[0].verb\"")]
    public void Files_with_errors_are_refused_by_file_and_field(string text, string error)
    {
        var e = Assert.Throws<ConfigurationException>(() => Policy(text));
        Assert.StartsWith("policy.yaml:", e.Message, StringComparison.Ordinal);
        Assert.Contains(error, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_another_kind_are_refused()
    {
        var e = Assert.Throws<ConfigurationException>(() => AuditPolicyFile.Decode("apiVersion: audit.k8s.io/v1beta1\nkind: Policy\nrules: [{level: None}]"u8, "p"));
        Assert.Contains("audit.k8s.io/v1", e.Message, StringComparison.Ordinal);
    }

    private static AuditPolicy Policy(string text) =>
        new(AuditPolicyFile.Decode(Encoding.UTF8.GetBytes($"apiVersion: audit.k8s.io/v1\nkind: Policy\n{text}"), "policy.yaml"));
}
