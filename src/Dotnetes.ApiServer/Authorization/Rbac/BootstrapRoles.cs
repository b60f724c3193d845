using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>The roles that every cluster has from its first start.</summary>
internal static partial class BootstrapRoles
{
    private const string Core = "";
    private const string All = "*";
    private const string Read = "get,list,watch";
    private const string Write = "create,delete,deletecollection,patch,update";
    private const string ReadWrite = "create,delete,deletecollection,get,list,patch,update,watch";
    private const string Change = "patch,update";

    /// <summary>Says in an annotation whether a role or a binding is completed at every start.</summary>
    public const string AutoUpdate = "rbac.authorization.kubernetes.io/autoupdate";

    private static PolicyRule Events => Rule(",events.k8s.io", "events", "create,patch,update");

    /// <summary>The metadata of what is made at the first start.</summary>
    public static ObjectMeta Metadata(string ns, string name) => new()
    {
        Namespace = ns,
        Name = name,
        Labels = ValueMap.Of(("kubernetes.io/bootstrapping", "rbac-defaults")),
        Annotations = ValueMap.Of((AutoUpdate, "true")),
    };

    // No list is not the same as an empty one: nobody owns it.
    private static ClusterRole Cluster(string name, params ValueList<PolicyRule> rules) => new() { Metadata = Metadata("", name), Rules = rules.IsEmpty ? default : rules };

    private static ClusterRole Part(string name, string label, params ValueList<PolicyRule> rules) => Labelled(Cluster(name, rules), label);

    private static ClusterRole Aggregated(string name, string selected, string label)
    {
        var role = Cluster(name) with
        {
            AggregationRule = new AggregationRule { ClusterRoleSelectors = [new LabelSelector { MatchLabels = ValueMap.Of((selected, "true")) }] },
        };
        return label.Length == 0 ? role : Labelled(role, label);
    }

    private static ClusterRole Labelled(ClusterRole role, string label) => role with { Metadata = role.Metadata with { Labels = role.Metadata.Labels.With(label, "true") } };

    private static Role Local(string ns, string name, params ValueList<PolicyRule> rules) => new() { Metadata = Metadata(ns, name), Rules = rules };

    private static PolicyRule Rule(string groups, string resources, string verbs) =>
        new() { Verbs = List(verbs), ApiGroups = List(groups), Resources = List(resources) };

    private static PolicyRule Named(string groups, string resources, string names, string verbs) => Rule(groups, resources, verbs) with { ResourceNames = List(names) };

    private static PolicyRule Urls(string urls, string verbs) => new() { Verbs = List(verbs), NonResourceUrls = List(urls) };

    private static ValueList<string> List(string text) => ValueList.Adopt(text.Split(','));
}
