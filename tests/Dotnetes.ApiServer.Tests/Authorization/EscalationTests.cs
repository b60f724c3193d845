using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class EscalationTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private IKubeClient _eve = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(change: o => o with { Authorization = AuthorizationOptions.Default });
        await Grant("eve-writes", new PolicyRule
        {
            Verbs = ["create", "update", "patch", "get", "delete"],
            ApiGroups = ["rbac.authorization.k8s.io"],
            Resources = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
        });
        await Grant("eve-reads", new PolicyRule { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["pods"] });
        _eve = As("eve", "dev");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Nobody_grants_by_a_role_what_they_do_not_hold()
    {
        await _eve.Create(Role("ok", new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"], ResourceNames = ["a"] }));
        var e = await Refused(() => _eve.Create(Role("bad", new PolicyRule { Verbs = ["get", "delete", "watch"], ApiGroups = [""], Resources = ["pods", "secrets"] })));
        Assert.Equal(
            "roles.rbac.authorization.k8s.io \"bad\" is forbidden: user \"eve\" (groups=[\"dev\" \"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
            + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"delete\" \"watch\"]}\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"delete\" \"watch\"]}",
            e.Message);
    }

    [Theory]
    [InlineData("get", "*", "pods", "", "")]
    [InlineData("*", "", "pods", "", "")]
    [InlineData("get", "", "*", "", "")]
    [InlineData("get", "", "pods/exec", "", "")]
    [InlineData("get", "", "*/exec", "", "")]
    [InlineData("impersonate", "", "users", "", "")]
    [InlineData("escalate", "rbac.authorization.k8s.io", "roles", "", "")]
    [InlineData("get", "", "", "", "/metrics")]
    [InlineData("get", "", "", "", "*")]
    public async Task No_wider_rule_gets_by(string verb, string group, string resource, string name, string url)
    {
        var rule = url.Length > 0
            ? new PolicyRule { Verbs = [verb], NonResourceUrls = [url] }
            : new PolicyRule { Verbs = [verb], ApiGroups = [group], Resources = [resource], ResourceNames = name.Length > 0 ? [name] : [] };
        await Refused(() => _eve.Create(ClusterRole("bad", rule)));
        await _eve.Create(ClusterRole("mine"));
        await Refused(() => _eve.Update(ClusterRole("mine", rule)));
        await Refused(() => _eve.Patch<ClusterRole>(null, "mine", ObjectPatch.Apply(ClusterRole("mine", rule)), options: new PatchOptions { FieldManager = "t", Force = true }));
        await Refused(() => _eve.Update(ClusterRole("created-by-put", rule)));
    }

    [Fact]
    public async Task Rules_without_measure_are_refused_quickly()
    {
        var many = Enumerable.Range(0, 3000).Select(i => $"r{i}").ToValueList();
        await Refused(() => _eve.Create(ClusterRole("huge", new PolicyRule { Verbs = many, ApiGroups = many, Resources = many })));
    }

    [Fact]
    public async Task Nobody_binds_a_role_of_which_they_do_not_hold_all()
    {
        var e = await Refused(() => _eve.Create(Binding("me", "cluster-admin")));
        Assert.StartsWith("clusterrolebindings.rbac.authorization.k8s.io \"me\" is forbidden: user \"eve\" (groups=[\"dev\" \"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n", e.Message, StringComparison.Ordinal);
        await Refused(() => _eve.Create(Local("me", "ClusterRole", "cluster-admin")));
        await _eve.Create(ClusterRole("reader", new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }));
        await _eve.Create(Binding("fine", "reader"));
        var missing = await Assert.ThrowsAsync<KubeApiException>(async () => await _eve.Create(Binding("later", "not-yet")));
        Assert.Equal("clusterrolebindings.rbac.authorization.k8s.io \"not-yet\" not found", missing.Message);
    }

    [Fact]
    public async Task What_one_holds_in_a_namespace_can_be_granted_there_only()
    {
        await As("root", "system:masters").Create(new RoleBinding
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "eve-admin" },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "system:aggregate-to-edit" },
            Subjects = [new Subject { Kind = "User", ApiGroup = "rbac.authorization.k8s.io", Name = "eve" }],
        });
        await _eve.Create(Local("friend", "ClusterRole", "system:aggregate-to-edit"));
        await Refused(() => _eve.Create(Local("friend", "ClusterRole", "system:aggregate-to-edit") with { Metadata = new ObjectMeta { Namespace = "kube-system", Name = "friend" } }));
        await Refused(() => _eve.Create(Binding("friend", "system:aggregate-to-edit")));
    }

    [Fact]
    public async Task The_verbs_bind_and_escalate_lift_the_check_for_what_they_name()
    {
        await Grant("eve-binds", new PolicyRule { Verbs = ["bind"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["clusterroles"], ResourceNames = ["view"] });
        await Grant("eve-escalates", new PolicyRule { Verbs = ["escalate"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["clusterroles"], ResourceNames = ["open"] });
        await _eve.Create(Binding("viewer", "view"));
        await Refused(() => _eve.Create(Binding("editor", "system:aggregate-to-edit")));
        var secrets = new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets"] };
        await Refused(() => _eve.Create(ClusterRole("open", secrets)));
        await _eve.Create(ClusterRole("open"));
        await _eve.Update(ClusterRole("open", secrets));
        await _eve.Create(ClusterRole("closed"));
        await Refused(() => _eve.Update(ClusterRole("closed", secrets)));
    }

    [Fact]
    public async Task Only_who_holds_everything_gathers_roles()
    {
        var rule = new AggregationRule { ClusterRoleSelectors = [new LabelSelector { MatchLabels = ValueMap.Of(("a", "b")) }] };
        var e = await Refused(() => _eve.Create(ClusterRole("gather") with { AggregationRule = rule }));
        Assert.Equal("clusterroles.rbac.authorization.k8s.io \"gather\" is forbidden: must have cluster-admin privileges to use the aggregationRule", e.Message);
        await _eve.Create(ClusterRole("gather"));
        await Refused(() => _eve.Update(ClusterRole("gather") with { AggregationRule = rule }));
        var admin = await As("root", "system:masters").Get<ClusterRole>(null, "admin");
        await Refused(() => _eve.Update(admin with { AggregationRule = null }));
    }

    [Fact]
    public async Task A_part_of_an_aggregated_role_needs_its_rules_held_like_any_other()
    {
        var part = ClusterRole("part", new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] });
        await Refused(() => _eve.Create(part with { Metadata = part.Metadata with { Labels = ValueMap.Of(("rbac.authorization.k8s.io/aggregate-to-view", "true")) } }));
    }

    [Fact]
    public async Task A_binding_stays_with_its_role()
    {
        var root = As("root", "system:masters");
        var binding = await root.Create(Binding("b", "view"));
        var e = await Assert.ThrowsAsync<KubeApiException>(async () => await root.Update(binding with { RoleRef = binding.RoleRef with { Name = "edit" } }));
        Assert.Equal(422, e.Status.Code);
        Assert.Contains("roleRef: Invalid value: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(": cannot change roleRef", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_and_finalizers_may_change_where_rules_may_not()
    {
        var root = As("root", "system:masters");
        var role = await root.Create(ClusterRole("strong", new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }));
        var marked = await _eve.Update(role with { Metadata = role.Metadata with { Finalizers = ["example.com/wait"] } });
        await Refused(() => _eve.Update(marked with { Metadata = marked.Metadata with { Labels = ValueMap.Of(("a", "b")) } }));
    }

    private static async Task<KubeApiException> Refused<T>(Func<ValueTask<T>> write)
    {
        var e = await Assert.ThrowsAsync<KubeApiException>(async () => await write());
        Assert.Equal(403, e.Status.Code);
        return e;
    }

    private KubeClient As(string user, params string[] groups) =>
        new(_server.Host.Core.Transport(new UserInfo(user) { Groups = groups.Append("system:authenticated").ToValueList() }, "test"));

    private async Task Grant(string name, PolicyRule rule)
    {
        var root = As("root", "system:masters");
        await root.Create(ClusterRole(name, rule));
        await root.Create(Binding(name, name));
        await _server.Host.Core.Authorization.CatchUp(default);
    }

    private static Role Role(string name, params ValueList<PolicyRule> rules) => new() { Metadata = new ObjectMeta { Namespace = "default", Name = name }, Rules = rules };

    private static ClusterRole ClusterRole(string name, params ValueList<PolicyRule> rules) => new() { Metadata = new ObjectMeta { Name = name }, Rules = rules };

    private static ClusterRoleBinding Binding(string name, string role) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role },
        Subjects = [new Subject { Kind = "User", ApiGroup = "rbac.authorization.k8s.io", Name = "eve" }],
    };

    private static RoleBinding Local(string name, string kind, string role) => new()
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = name },
        RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = role },
        Subjects = [new Subject { Kind = "User", ApiGroup = "rbac.authorization.k8s.io", Name = "eve" }],
    };
}
