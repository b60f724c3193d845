using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Tests.Resources;
using Dotnetes.ApiServer.Tests.Serving;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class BootstrapPolicyTests
{
    [FactsFact]
    public async Task A_new_cluster_has_exactly_the_default_roles_and_bindings()
    {
        await using var server = await TestServer.Start();
        var client = new Client.KubeClient(server.Transport);
        var made = new List<string>();
        made.AddRange((await client.List<ClusterRole>()).Items.Select(r => Row("ClusterRole", r.Metadata, Selectors(r.AggregationRule), "", default)));
        made.AddRange((await client.List<Role>()).Items.Select(r => Row("Role", r.Metadata, "", "", default)));
        made.AddRange((await client.List<ClusterRoleBinding>()).Items.Select(b => Row("ClusterRoleBinding", b.Metadata, "", $"{b.RoleRef.Kind}/{b.RoleRef.Name}", b.Subjects)));
        made.AddRange((await client.List<RoleBinding>()).Items.Select(b => Row("RoleBinding", b.Metadata, "", $"{b.RoleRef.Kind}/{b.RoleRef.Name}", b.Subjects)));
        var expected = SharedFacts.Table("bootstrap-rbac.tsv").Where(r => r["when"] == "default").Select(r =>
            string.Join('|', r["kind"], r["namespace"], r["name"], r["labels"], r["annotations"], r["aggregate"], r["roleRef"], r["subjects"]));
        Assert.Equal(expected.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [FactsFact]
    public void The_rules_of_the_default_roles_are_those_of_upstream_in_their_order()
    {
        var made = BootstrapRoles.Users.Concat(BootstrapRoles.Controllers).SelectMany(r => Rules("ClusterRole", r.Metadata, r.Rules))
            .Concat(BootstrapRoles.Namespaced.SelectMany(r => Rules("Role", r.Metadata, r.Rules)));
        var expected = SharedFacts.Table("bootstrap-rbac-rules.tsv")
            .Where(r => r["when"] == "default")
            .GroupBy(r => (r["kind"], r["namespace"], r["name"]))
            .SelectMany(g => g.OrderBy(r => int.Parse(r["n"], System.Globalization.CultureInfo.InvariantCulture)).Select((r, i) => string.Join(
                '|', r["kind"], r["namespace"], r["name"], i, Groups(r["apiGroups"]), r["resources"], r["resourceNames"], r["nonResourceURLs"], r["verbs"])));
        Assert.Equal(expected.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_next_start_brings_back_what_was_taken_away_and_leaves_what_was_added()
    {
        await using var server = await TestServer.Start();
        var view = await server.Send<ClusterRole>("get", "", "system:node-proxier");
        var extra = new PolicyRule { Verbs = ["get"], ApiGroups = ["example.com"], Resources = ["things"] };
        await server.Send("update", "", "system:node-proxier", view with { Rules = [extra, view.Rules[0]], Metadata = view.Metadata with { Labels = ValueMap.Of(("mine", "1")) } });
        var binding = await server.Send<ClusterRoleBinding>("get", "", "system:discovery");
        await server.Send("update", "", "system:discovery", binding with { Subjects = default });
        await server.Send<ClusterRoleBinding>("delete", "", "system:basic-user");
        await server.Send<ClusterRoleBinding>("delete", "", "system:monitoring");
        var other = await server.Send("create", "", "", binding with
        {
            Metadata = new ObjectMeta { Name = "system:monitoring" },
            RoleRef = binding.RoleRef with { Name = "view" },
        });

        await Restart(server);

        var healed = await server.Send<ClusterRole>("get", "", "system:node-proxier");
        Assert.Contains(extra, healed.Rules);
        Assert.Empty(RuleCoverage.Missing([.. healed.Rules], view.Rules));
        Assert.Equal("1", healed.Metadata.Labels["mine"]);
        Assert.Equal("rbac-defaults", healed.Metadata.Labels["kubernetes.io/bootstrapping"]);
        Assert.Equal(binding.Subjects, (await server.Send<ClusterRoleBinding>("get", "", "system:discovery")).Subjects);
        Assert.NotEmpty((await server.Send<ClusterRoleBinding>("get", "", "system:basic-user")).Subjects);
        var remade = await server.Send<ClusterRoleBinding>("get", "", "system:monitoring");
        Assert.Equal("system:monitoring", remade.RoleRef.Name);
        Assert.NotEqual(other.Metadata.Uid, remade.Metadata.Uid);
    }

    [Fact]
    public async Task What_says_no_to_autoupdate_is_left_alone()
    {
        await using var server = await TestServer.Start();
        var binding = await server.Send<ClusterRoleBinding>("get", "", "system:discovery");
        var closed = binding with { Subjects = default, Metadata = binding.Metadata with { Annotations = ValueMap.Of((BootstrapRoles.AutoUpdate, "false")) } };
        await server.Send("update", "", "system:discovery", closed);

        await Restart(server);

        Assert.Empty((await server.Send<ClusterRoleBinding>("get", "", "system:discovery")).Subjects);
    }

    [Fact]
    public async Task A_start_that_finds_everything_writes_nothing()
    {
        await using var server = await TestServer.Start();
        var before = await server.Send<ClusterRole>("get", "", "edit");
        var revisions = (await new Client.KubeClient(server.Transport).List<ClusterRole>()).Items.Select(r => r.Metadata.ResourceVersion).ToList();

        await Restart(server);

        Assert.Equal(before, await server.Send<ClusterRole>("get", "", "edit"));
        Assert.Equal(revisions, (await new Client.KubeClient(server.Transport).List<ClusterRole>()).Items.Select(r => r.Metadata.ResourceVersion));
    }

    private static async Task Restart(TestServer server) =>
        await new BootstrapPolicy(new Client.KubeClient(server.Transport), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).Run(default);

    private static string Row(string kind, ObjectMeta metadata, string aggregate, string role, ValueList<Subject> subjects) => string.Join(
        '|', kind, metadata.Namespace, metadata.Name, Pairs(metadata.Labels), Pairs(metadata.Annotations), aggregate, role, string.Join(';', subjects.Select(Show)));

    private static string Show(Subject subject) => subject.Kind == "ServiceAccount" ? $"{subject.Kind}:{subject.Namespace}/{subject.Name}" : $"{subject.Kind}:{subject.Name}";

    private static string Selectors(AggregationRule? rule) => rule is null ? "" : string.Join(';', rule.ClusterRoleSelectors.Select(s => Pairs(s.MatchLabels)));

    private static string Pairs(ValueMap<string> map) => string.Join(';', map.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Rules(string kind, ObjectMeta metadata, ValueList<PolicyRule> rules) => rules.Select((r, i) => string.Join(
        '|', kind, metadata.Namespace, metadata.Name, i, Groups(string.Join(',', r.ApiGroups)), string.Join(',', r.Resources), string.Join(',', r.ResourceNames), string.Join(',', r.NonResourceUrls), string.Join(',', r.Verbs)));

    // The table writes the core group as a pair of quotes in some rows.
    private static string Groups(string text) => text.Replace("\"\"", "", StringComparison.Ordinal);
}
