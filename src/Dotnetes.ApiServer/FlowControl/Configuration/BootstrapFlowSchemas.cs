using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>The flow schemas that every cluster has.</summary>
internal static class BootstrapFlowSchemas
{
    private const string Controllers = "system:kube-controller-manager";
    private const string Scheduler = "system:kube-scheduler";
    private static readonly ResourcePolicyRule s_everyResource = Rule(["*"], ["*"], ["*"], clusterScope: true);
    private static readonly NonResourcePolicyRule s_everyPath = new() { Verbs = ["*"], NonResourceUrls = ["*"] };
    private static readonly ValueList<Subject> s_everybody = [Group("system:unauthenticated"), Group("system:authenticated")];

    /// <summary>Sends administrators past all limits.</summary>
    public static FlowSchema Exempt { get; } = Make(BootstrapPriorityLevels.ExemptName, BootstrapPriorityLevels.ExemptName, 1, null, Everything([Group("system:masters")]));

    /// <summary>Takes what matches nothing else.</summary>
    public static FlowSchema CatchAll { get; } = Make(
        BootstrapPriorityLevels.CatchAllName, BootstrapPriorityLevels.CatchAllName, 10_000, FlowDistinguisherMethodType.ByUser, Everything(s_everybody));

    /// <summary>Those without which requests have nowhere to go; changes of them are undone.</summary>
    public static IReadOnlyList<FlowSchema> Mandatory { get; } = [Exempt, CatchAll];

    /// <summary>Those with which a cluster starts; administrators may change them.</summary>
    public static IReadOnlyList<FlowSchema> Suggested { get; } =
    [
        Make("system-nodes", "system", 500, FlowDistinguisherMethodType.ByUser, Everything([Group("system:nodes")])),
        Make("system-node-high", "node-high", 400, FlowDistinguisherMethodType.ByUser, new()
        {
            Subjects = [Group("system:nodes")],
            ResourceRules = [Rule(["*"], [""], ["nodes", "nodes/status"], clusterScope: true), Rule(["*"], ["coordination.k8s.io"], ["leases"], clusterScope: false)],
        }),
        Make("probes", BootstrapPriorityLevels.ExemptName, 2, null, new()
        {
            Subjects = s_everybody,
            NonResourceRules = [new() { Verbs = ["get"], NonResourceUrls = ["/healthz", "/readyz", "/livez"] }],
        }),
        Make("system-leader-election", "leader-election", 100, FlowDistinguisherMethodType.ByUser, new()
        {
            Subjects = [User(Controllers), User(Scheduler), AccountsOf("kube-system")],
            ResourceRules = [Rule(["get", "create", "update"], ["coordination.k8s.io"], ["leases"], clusterScope: false)],
        }),
        Make("kube-controller-manager", "workload-high", 800, FlowDistinguisherMethodType.ByNamespace, Everything([User(Controllers)])),
        Make("kube-scheduler", "workload-high", 800, FlowDistinguisherMethodType.ByNamespace, Everything([User(Scheduler)])),
        Make("kube-system-service-accounts", "workload-high", 900, FlowDistinguisherMethodType.ByNamespace, Everything([AccountsOf("kube-system")])),
        Make("service-accounts", "workload-low", 9000, FlowDistinguisherMethodType.ByUser, Everything([Group("system:serviceaccounts")])),
        Make("global-default", "global-default", 9900, FlowDistinguisherMethodType.ByUser, Everything(s_everybody)),
    ];

    private static PolicyRulesWithSubjects Everything(ValueList<Subject> subjects) =>
        new() { Subjects = subjects, ResourceRules = [s_everyResource], NonResourceRules = [s_everyPath] };

    private static ResourcePolicyRule Rule(ValueList<string> verbs, ValueList<string> groups, ValueList<string> resources, bool clusterScope) =>
        new() { Verbs = verbs, ApiGroups = groups, Resources = resources, Namespaces = ["*"], ClusterScope = clusterScope };

    private static Subject Group(string name) => new() { Kind = SubjectKind.Group, Group = new() { Name = name } };

    private static Subject User(string name) => new() { Kind = SubjectKind.User, User = new() { Name = name } };

    private static Subject AccountsOf(string ns) => new() { Kind = SubjectKind.ServiceAccount, ServiceAccount = new() { Namespace = ns, Name = "*" } };

    private static FlowSchema Make(string name, string level, int precedence, string? distinguisher, PolicyRulesWithSubjects rules) => new()
    {
        Metadata = new ObjectMeta { Name = name, Annotations = BootstrapFlowControl.UpdatedByServer },
        Spec = new()
        {
            PriorityLevelConfiguration = new() { Name = level },
            MatchingPrecedence = precedence,
            DistinguisherMethod = distinguisher is null ? null : new() { Type = distinguisher },
            Rules = [rules],
        },
    };
}
