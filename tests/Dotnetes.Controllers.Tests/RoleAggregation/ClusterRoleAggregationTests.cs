using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Controllers.RoleAggregation;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.RoleAggregation;

public sealed class ClusterRoleAggregationTests
{
    [Fact]
    public void A_role_gathers_the_rules_of_the_roles_it_selects() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Client.Create(Gathering("all", ("to", "all")));
        await cluster.Client.Create(Role("b", ("to", "all"), Rule("pods"), Rule("secrets")));
        await cluster.Client.Create(Role("a", ("to", "all"), Rule("nodes"), Rule("pods")));
        await cluster.Client.Create(Role("c", ("to", "others"), Rule("jobs")));
        await cluster.Start(new ClusterRoleAggregationController(cluster.Context));
        await cluster.Pass(5);
        Assert.Equal(["nodes", "pods", "secrets"], await Resources(cluster, "all"));

        var b = await cluster.Client.Get<ClusterRole>(null, "b");
        await cluster.Client.Update(b with { Rules = [Rule("leases")] });
        await cluster.Client.Delete<ClusterRole>(null, "a");
        await cluster.Pass(5);
        Assert.Equal(["leases"], await Resources(cluster, "all"));
    });

    [Fact]
    public void A_gathered_role_can_be_gathered_and_gathers_not_itself() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Client.Create(Gathering("outer", ("to", "outer")));
        var inner = Gathering("inner", ("to", "inner"));
        await cluster.Client.Create(inner with { Metadata = inner.Metadata with { Labels = ValueMap.Of(("to", "outer")) } });
        var loop = Gathering("loop", ("to", "loop"));
        await cluster.Client.Create(loop with { Metadata = loop.Metadata with { Labels = ValueMap.Of(("to", "loop")) }, Rules = [Rule("events")] });
        await cluster.Client.Create(Role("part", ("to", "inner"), Rule("pods")));
        await cluster.Start(new ClusterRoleAggregationController(cluster.Context));
        await cluster.Pass(5);
        Assert.Equal(["pods"], await Resources(cluster, "outer"));
        Assert.Empty(await Resources(cluster, "loop"));
    });

    [Fact]
    public void What_somebody_writes_into_a_gathered_role_does_not_last() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Client.Create(Gathering("all", ("to", "all")));
        await cluster.Client.Create(Role("part", ("to", "all"), Rule("pods")));
        await cluster.Start(new ClusterRoleAggregationController(cluster.Context));
        await cluster.Pass(5);
        var role = await cluster.Client.Get<ClusterRole>(null, "all");
        await cluster.Client.Update(role with { Rules = [Rule("secrets")] });
        await cluster.Pass(5);
        Assert.Equal(["pods"], await Resources(cluster, "all"));
    });

    private static async Task<IEnumerable<string>> Resources(SimulatedCluster cluster, string name) =>
        (await cluster.Client.Get<ClusterRole>(null, name)).Rules.Map(r => r.Resources[0]);

    private static ClusterRole Gathering(string name, (string Key, string Value) label) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        AggregationRule = new AggregationRule { ClusterRoleSelectors = [new LabelSelector { MatchLabels = ValueMap.Of(label) }] },
    };

    private static ClusterRole Role(string name, (string Key, string Value) label, params ValueList<PolicyRule> rules) => new()
    {
        Metadata = new ObjectMeta { Name = name, Labels = ValueMap.Of(label) },
        Rules = rules,
    };

    private static PolicyRule Rule(string resource) => new() { Verbs = ["get"], ApiGroups = [""], Resources = [resource] };
}
