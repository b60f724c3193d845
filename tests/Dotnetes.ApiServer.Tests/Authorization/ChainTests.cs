using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Authorization.Abac;
using Dotnetes.ApiServer.Authorization.Webhooks;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class ChainTests
{
    private static readonly AuthorizationAttributes s_request = new() { User = new UserInfo("jane") { Groups = ["dev"] }, Verb = "list", IsResource = true, Resource = "pods", Namespace = "a" };

    [Theory]
    [InlineData("", AuthorizationVerdict.Allow, "")]
    [InlineData("none:a none:b", AuthorizationVerdict.NoOpinion, "a\nb")]
    [InlineData("none:a allow:b deny:c", AuthorizationVerdict.Allow, "b")]
    [InlineData("none:a deny:b allow:c", AuthorizationVerdict.Deny, "b")]
    [InlineData("later-none:a later-deny:b allow:c", AuthorizationVerdict.Deny, "b")]
    [InlineData("later-none:a none:b", AuthorizationVerdict.NoOpinion, "a\nb")]
    public async Task The_first_opinion_decides(string chain, AuthorizationVerdict verdict, string reason)
    {
        var decision = await new AuthorizerChain([.. chain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new Fixed(c))]).Authorize(s_request, default);
        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("""{"user":"jane","namespace":"a","resource":"pods"}""", true)]
    [InlineData("""{"user":"jane","namespace":"*","resource":"*","apiGroup":"*","readonly":true}""", true)]
    [InlineData("""{"group":"dev","namespace":"a","resource":"pods"}""", true)]
    [InlineData("""{"user":"*","namespace":"a","resource":"pods"}""", true)]
    [InlineData("""{"user":"jane","group":"ops","namespace":"a","resource":"pods"}""", false)]
    [InlineData("""{"user":"joe","namespace":"a","resource":"pods"}""", false)]
    [InlineData("""{"user":"jane","namespace":"b","resource":"pods"}""", false)]
    [InlineData("""{"user":"jane","namespace":"a","resource":"pods","apiGroup":"apps"}""", false)]
    [InlineData("""{"user":"jane","nonResourcePath":"*"}""", false)]
    [InlineData("""{"namespace":"*","resource":"*","apiGroup":"*"}""", false)]
    public async Task A_policy_line_allows_what_it_says(string spec, bool allowed)
    {
        var policies = AbacPolicyFile.Parse($$$"""
            # who may what

            {"apiVersion":"abac.authorization.kubernetes.io/v1beta1","kind":"Policy","spec":{{{spec}}} }
            """, "policies");
        var decision = await new AbacAuthorizer(policies).Authorize(s_request, default);
        Assert.Equal(allowed ? AuthorizationVerdict.Allow : AuthorizationVerdict.NoOpinion, decision.Verdict);
        Assert.Equal(allowed ? "" : "No policy matched.", decision.Reason);
        if (spec.Contains("readonly", StringComparison.Ordinal))
        {
            Assert.Equal(AuthorizationVerdict.NoOpinion, (await new AbacAuthorizer(policies).Authorize(s_request with { Verb = "create" }, default)).Verdict);
        }
    }

    [Fact]
    public void A_wrong_policy_line_is_named()
    {
        var e = Assert.Throws<ConfigurationException>(() => AbacPolicyFile.Parse("#\n{\"apiVersion\":\"abac.authorization.kubernetes.io/v1beta1\",\"kind\":\"Policy\",\"spec\":{\"usr\":\"x\"}}", "p.jsonl"));
        Assert.StartsWith("p.jsonl:2: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("usr", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_lists_the_authorizers_in_order()
    {
        var configuration = AuthorizationConfigurationFile.Decode("""
            apiVersion: apiserver.config.k8s.io/v1beta1
            kind: AuthorizationConfiguration
            authorizers:
            - {type: Node, name: node}
            - {type: RBAC, name: rbac}
            """, "authz.yaml");
        Assert.Equal(["Node", "RBAC"], configuration.Authorizers.Select(a => a.Type));
    }

    [Theory]
    [InlineData("authorizers: []", "authorizers: Required value: at least one authorization mode must be defined")]
    [InlineData("authorizers: [{type: Rbac, name: a}]", "authorizers[0].type: Unsupported value: \"Rbac\": supported values: ")]
    [InlineData("authorizers: [{type: RBAC, name: a}, {type: RBAC, name: b}]", "authorizers[1].type: Duplicate value: \"RBAC\"")]
    [InlineData("authorizers: [{type: RBAC, name: a}, {type: Node, name: a}]", "authorizers[1].name: Duplicate value: \"a\"")]
    [InlineData("authorizers: [{type: RBAC}]", "authorizers[0].name: Required value")]
    [InlineData("authorizers: [{type: RBAC, name: a, webhook: {}}]", "authorizers[0].webhook: Invalid value: \"non-null\": may only be specified when type=Webhook")]
    [InlineData("authorizers: [{type: Webhook, name: a}]", "authorizers[0].webhook: Required value: required when type=Webhook")]
    [InlineData("authorizers: [{type: Webhook, name: a, webhook: {timeout: 40s}}]", "authorizers[0].timeout: Invalid value: \"40s\": must be > 0s and <= 30s")]
    [InlineData("authorizers: [{type: Webhook, name: a, webhook: {matchConditions: [{expression: '1'}]}}]", "authorizers[0].matchConditions[0].expression: Invalid value: \"1\": must evaluate to bool but got int")]
    [InlineData("authorizers: [{type: RBAC, name: a, mode: x}]", "unknown field")]
    public void What_is_wrong_in_a_configuration_stops_the_start(string text, string message)
    {
        var e = Assert.Throws<ConfigurationException>(() => AuthorizationConfigurationFile.Decode($"apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\n{text}\n", "authz.yaml"));
        Assert.StartsWith("authz.yaml:3: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_configuration_counts_and_a_wrong_one_does_not() => VirtualLoop.Run(async loop =>
    {
        var path = Path.GetTempFileName();
        try
        {
            void Write(string authorizers) => File.WriteAllText(path, $"apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers: [{authorizers}]\n");
            Write("{type: AlwaysDeny, name: deny}");
            await using var store = new Store.MemoryStore(time: loop.Time);
            var host = await ApiServerHost.Start(new ApiServerOptions
            {
                Store = store,
                Random = new Random(1),
                Time = loop.Time,
                Authorization = new AuthorizationOptions { Authorizers = [.. AuthorizationConfigurationFile.Read(path).Authorizers], ConfigurationFile = path },
            });
            async Task<AuthorizationVerdict> Ask() => (await host.Core.Authorizer.Authorize(s_request, default)).Verdict;
            Assert.Equal(AuthorizationVerdict.NoOpinion, await Ask());
            Write("{type: AlwaysAllow, name: allow}");
            await loop.Pass(TimeSpan.FromSeconds(61));
            Assert.Equal(AuthorizationVerdict.Allow, await Ask());
            Write("{type: Nonsense, name: x}");
            await loop.Pass(TimeSpan.FromSeconds(61));
            Assert.Equal(AuthorizationVerdict.Allow, await Ask());
            var report = Machinery.Metrics.MetricRegistry.Write(host.Core.Options.Metrics);
            Assert.Contains("apiserver_authorization_config_controller_automatic_reloads_total{apiserver_id_hash=\"\",status=\"success\"} 1", report, StringComparison.Ordinal);
            Assert.Contains("apiserver_authorization_config_controller_automatic_reloads_total{apiserver_id_hash=\"\",status=\"failure\"} 1", report, StringComparison.Ordinal);
            Write("{type: AlwaysAllow, name: allow}");
            var hash = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
            Assert.Contains($"apiserver_authorization_config_controller_last_config_info{{apiserver_id_hash=\"\",hash=\"{hash}\"}} 1", report, StringComparison.Ordinal);
            Assert.Contains("apiserver_authorization_decisions_total{decision=\"allowed\",name=\"allow\",type=\"AlwaysAllow\"} 2", report, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    });

    [Fact]
    public void A_webhook_s_answer_counts_for_a_while() => VirtualLoop.Run(async loop =>
    {
        var client = new Recorded(new SubjectAccessReviewStatus { Allowed = true, Reason = "friend" });
        var webhook = Webhook(client, loop.Time);
        var first = await webhook.Authorize(s_request, default);
        Assert.Equal((AuthorizationVerdict.Allow, "friend"), (first.Verdict, first.Reason));
        await webhook.Authorize(s_request, default);
        Assert.Single(client.Asked);
        await webhook.Authorize(s_request with { Name = "other" }, default);
        Assert.Equal(2, client.Asked.Count);
        await loop.Pass(TimeSpan.FromMinutes(6));
        await webhook.Authorize(s_request, default);
        Assert.Equal(3, client.Asked.Count);
    });

    [Theory]
    [InlineData(false, false, AuthorizationVerdict.NoOpinion)]
    [InlineData(false, true, AuthorizationVerdict.Deny)]
    [InlineData(true, true, AuthorizationVerdict.Deny)]
    public async Task A_webhook_refuses_or_leaves_it_to_others(bool allowed, bool denied, AuthorizationVerdict verdict)
    {
        var webhook = Webhook(new Recorded(new SubjectAccessReviewStatus { Allowed = allowed, Denied = denied }), TimeProvider.System);
        Assert.Equal(verdict, (await webhook.Authorize(s_request, default)).Verdict);
    }

    [Theory]
    [InlineData("NoOpinion", AuthorizationVerdict.NoOpinion)]
    [InlineData("Deny", AuthorizationVerdict.Deny)]
    public void A_webhook_that_does_not_answer_is_asked_five_times_and_then_the_policy_decides(string policy, AuthorizationVerdict verdict) => VirtualLoop.Run(async loop =>
    {
        var client = new Recorded(null);
        var asked = Webhook(client, loop.Time, policy).Authorize(s_request, default).AsTask();
        await loop.Pass(TimeSpan.FromMinutes(1));
        var decision = await asked;
        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal("down", decision.Error);
        Assert.Equal(5, client.Asked.Count);
    });

    [Fact]
    public async Task A_webhook_is_told_all_that_counts()
    {
        var client = new Recorded(new SubjectAccessReviewStatus());
        var request = s_request with
        {
            User = new UserInfo("jane") { Uid = "1", Groups = ["dev"], Extra = ValueMap.Of<ValueList<string>>(("scope", ["a"])) },
            FieldSelection = FieldSelection.Parse("spec.nodeName=n,status.phase!=Failed"),
            LabelSelection = LabelSelection.Parse("app in (x,y),!old"),
        };
        await Webhook(client, TimeProvider.System).Authorize(request, default);
        var asked = Assert.Single(client.Asked);
        Assert.Equal(("jane", "1", "list", "pods", "a"), (asked.User, asked.Uid, asked.ResourceAttributes!.Verb, asked.ResourceAttributes.Resource, asked.ResourceAttributes.Namespace));
        Assert.Equal(["spec.nodeName In n", "status.phase NotIn Failed"], asked.ResourceAttributes.FieldSelector!.Requirements.Select(r => $"{r.Key} {r.Operator} {r.Values[0]}"));
        Assert.Equal(["app In", "old DoesNotExist"], asked.ResourceAttributes.LabelSelector!.Requirements.Select(r => $"{r.Key} {r.Operator}"));
    }

    private static WebhookAuthorizer Webhook(Recorded client, TimeProvider time, string policy = "NoOpinion")
    {
        var configuration = new WebhookConfiguration
        {
            AuthorizedTtl = Duration.Parse("5m"),
            UnauthorizedTtl = Duration.Parse("30s"),
            FailurePolicy = policy,
        };
        return new WebhookAuthorizer(configuration, client, new WebhookAuthorizerMetrics(new MetricRegistry(), "hook"), time, NullLogger.Instance);
    }

    private sealed class Recorded(SubjectAccessReviewStatus? answer) : IReviewClient
    {
        public List<SubjectAccessReviewSpec> Asked { get; } = [];

        public ValueTask<SubjectAccessReviewStatus> Ask(SubjectAccessReviewSpec question, CancellationToken cancellationToken)
        {
            Asked.Add(question);
            return answer is null ? throw new ReviewException("down", mayRetry: true) : new(answer);
        }
    }

    private sealed class Fixed(string text) : IAuthorizer
    {
        public async ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
        {
            if (text.StartsWith("later", StringComparison.Ordinal))
            {
                await Task.Yield();
            }

            var parts = text.Replace("later-", "", StringComparison.Ordinal).Split(':');
            return new(parts[0] switch { "allow" => AuthorizationVerdict.Allow, "deny" => AuthorizationVerdict.Deny, _ => AuthorizationVerdict.NoOpinion }, parts[1]);
        }
    }
}
