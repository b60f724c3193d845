using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authorization.Webhooks;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class MatchConditionTests
{
    private static readonly SubjectAccessReviewSpec s_question = new()
    {
        User = "jane",
        Groups = ["dev"],
        Extra = ValueMap.Of<ValueList<string>>(("scope", ["a", "b"])),
        ResourceAttributes = new ResourceAttributes
        {
            Namespace = "kube-system",
            Verb = "list",
            Resource = "pods",
            FieldSelector = new FieldSelectorAttributes { Requirements = [new FieldSelectorRequirement { Key = "spec.nodeName", Operator = "In", Values = ["n"] }] },
        },
    };

    [Theory]
    [InlineData("has(request.resourceAttributes)", true)]
    [InlineData("has(request.nonResourceAttributes)", false)]
    [InlineData("request.resourceAttributes.namespace == 'kube-system'", true)]
    [InlineData("request.resourceAttributes.group == ''", true)]
    [InlineData("!('system:serviceaccounts:kube-system' in request.groups)", true)]
    [InlineData("request.user == 'joe'", false)]
    [InlineData("'b' in request.extra['scope']", true)]
    [InlineData("request.resourceAttributes.fieldSelector.requirements.exists(r, r.key == 'spec.nodeName' && r.operator == 'In' && r.values == ['n'])", true)]
    [InlineData("has(request.resourceAttributes.labelSelector)", false)]
    [InlineData("has(request.resourceAttributes) && request.resourceAttributes.verb in ['get', 'list']", true)]
    public void A_webhook_is_asked_about_what_matches(string expression, bool matches) => Assert.Equal((matches, ""), Compile(expression)!.Evaluate(s_question, default));

    [Fact]
    public void An_error_counts_unless_another_condition_is_false()
    {
        const string Broken = "request.nonResourceAttributes.path == '/'";
        Assert.Equal((false, $"cel evaluation error: expression '{Broken}' resulted in error: no such key: nonResourceAttributes"), Compile(Broken, "true")!.Evaluate(s_question, default));
        Assert.Equal((false, ""), Compile(Broken, "false")!.Evaluate(s_question, default));
    }

    [Fact]
    public void What_conditions_decide_is_counted()
    {
        var registry = new MetricRegistry();
        var metrics = new WebhookAuthorizerMetrics(registry, "hook");
        metrics.Considered(isMatch: true, failed: false, TimeSpan.Zero);
        metrics.Considered(isMatch: false, failed: false, TimeSpan.Zero);
        metrics.Considered(isMatch: false, failed: true, TimeSpan.Zero);
        var report = MetricRegistry.Write(registry);
        Assert.Contains("apiserver_authorization_match_condition_exclusions_total{name=\"hook\",type=\"Webhook\"} 1", report, StringComparison.Ordinal);
        Assert.Contains("apiserver_authorization_match_condition_evaluation_errors_total{name=\"hook\",type=\"Webhook\"} 1", report, StringComparison.Ordinal);
        Assert.Contains("apiserver_authorization_match_condition_evaluation_seconds_count{name=\"hook\",type=\"Webhook\"} 3", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("request.nothing", "[0].expression: Invalid value: \"request.nothing\": compilation failed: ERROR: <input>:1:8: undefined field 'nothing'\n | request.nothing\n | .......^")]
    [InlineData("request.user", "[0].expression: Invalid value: \"request.user\": must evaluate to bool but got string")]
    [InlineData(" ", "[0].expression: Required value")]
    [InlineData("authorizer.path('/x').check('get').allowed()", "undeclared reference to 'authorizer' (in container '')")]
    public void Mistakes_are_told_with_their_field(string expression, string error)
    {
        var errors = new FieldErrorList();
        WebhookMatchConditions.Compile([new WebhookMatchCondition { Expression = expression }], FieldPath.Of("c"), errors);
        Assert.Contains(error, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_is_there_twice_is_refused()
    {
        var errors = new FieldErrorList();
        WebhookMatchConditions.Compile([new WebhookMatchCondition { Expression = "true" }, new WebhookMatchCondition { Expression = "true" }], FieldPath.Of("c"), errors);
        Assert.Equal("c[1].expression: Duplicate value: \"true\"", Assert.Single(errors).ToString());
    }

    private static WebhookMatchConditions? Compile(params string[] expressions)
    {
        var errors = new FieldErrorList();
        var result = WebhookMatchConditions.Compile(expressions.Select(e => new WebhookMatchCondition { Expression = e }).ToValueList(), FieldPath.Of("c"), errors);
        Assert.Empty(errors);
        return result;
    }
}
