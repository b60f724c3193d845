using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Certificates;

namespace Dotnetes.Server;

/// <summary>
/// What a cluster of ours grants beside upstream's defaults, so that machines can join it (what kubeadm sets up with upstream's components) and the DNS in this process can do its
/// work. It is made when it is missing and not touched after.
/// </summary>
internal static class ClusterBindings
{
    /// <summary>The service account of kube-system as which the cluster's DNS acts.</summary>
    public const string DnsAccount = "dotnetes-dns";

    private const string Group = "rbac.authorization.k8s.io";
    private const string KubeSystem = "kube-system";
    private const string DnsRole = "dotnetes:dns";
    private const string NodesGroup = "system:nodes";
    private const string NodeComponents = "dotnetes:node-components";
    private const string Requests = "system:certificates.k8s.io:certificatesigningrequests";

    private static readonly (string Name, string Role, string Group)[] s_groups =
    [
        ("dotnetes:kubelet-bootstrap", "system:node-bootstrapper", "system:bootstrappers"),
        ("dotnetes:node-autoapprove-bootstrap", $"{Requests}:nodeclient", "system:bootstrappers"),
        ("dotnetes:node-autoapprove-certificate-rotation", $"{Requests}:selfnodeclient", NodesGroup),

        // What an agent runs beside its kubelet has users of its own.
        ("dotnetes:node-autoapprove-components", NodeComponents, NodesGroup),
    ];

    // Earlier releases let kubelets read what their node's service proxy and DNS need, and with it all Nodes.
    private static readonly string[] s_withdrawn = ["dotnetes:node-proxier", "dotnetes:node-dns"];

    // The controllers that upstream does not have.
    private static readonly ClusterRole s_servingApprover = new()
    {
        Metadata = new ObjectMeta { Name = "dotnetes:serving-approver" },
        Rules =
        [
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["certificatesigningrequests"], Verbs = ["get", "list", "watch"] },
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["certificatesigningrequests/approval"], Verbs = ["update"] },
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["signers"], ResourceNames = ["kubernetes.io/kubelet-serving"], Verbs = ["approve"] },
            new PolicyRule { ApiGroups = [""], Resources = ["nodes"], Verbs = ["get", "list", "watch"] },
        ],
    };

    private static readonly ClusterRole s_nodeComponentRole = new()
    {
        Metadata = new ObjectMeta { Name = NodeComponents },
        Rules = [new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = [$"certificatesigningrequests/{NodeComponentApprover.Permission}"], Verbs = ["create"] }],
    };

    private static readonly ClusterRole s_componentApprover = new()
    {
        Metadata = new ObjectMeta { Name = "dotnetes:node-component-approver" },
        Rules =
        [
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["certificatesigningrequests"], Verbs = ["get", "list", "watch"] },
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["certificatesigningrequests/approval"], Verbs = ["update"] },
            new PolicyRule { ApiGroups = ["certificates.k8s.io"], Resources = ["signers"], ResourceNames = ["kubernetes.io/kube-apiserver-client"], Verbs = ["approve"] },
            new PolicyRule { ApiGroups = ["authorization.k8s.io"], Resources = ["subjectaccessreviews"], Verbs = ["create"] },
        ],
    };

    // The endpoints of the DNS service are the nodes that say that they answer.
    private static readonly ClusterRole s_dnsEndpoints = new()
    {
        Metadata = new ObjectMeta { Name = "dotnetes:dns-endpoints" },
        Rules = [new PolicyRule { ApiGroups = [""], Resources = ["nodes"], Verbs = ["list", "watch"] }],
    };

    /// <summary>Makes what is missing.</summary>
    public static async Task Ensure(IKubeClient client, CancellationToken cancellationToken)
    {
        var parts = s_groups.Select(g => Ensure(client, Binding(g.Name, g.Role, new Subject { ApiGroup = Group, Kind = "Group", Name = g.Group }), cancellationToken)).ToList();
        var dns = new Subject { Kind = "ServiceAccount", Namespace = KubeSystem, Name = DnsAccount };
        parts.Add(Ensure(client, new ClusterRole { Metadata = new ObjectMeta { Name = DnsRole }, Rules = DnsReads() }, cancellationToken));
        parts.Add(Ensure(client, new Role { Metadata = new ObjectMeta { Namespace = KubeSystem, Name = DnsRole }, Rules = DnsWrites() }, cancellationToken));
        parts.Add(Ensure(client, Binding(DnsRole, DnsRole, dns), cancellationToken));
        parts.Add(Ensure(
            client,
            new RoleBinding
            {
                Metadata = new ObjectMeta { Namespace = KubeSystem, Name = DnsRole },
                RoleRef = new RoleRef { ApiGroup = Group, Kind = "Role", Name = DnsRole },
                Subjects = [dns],
            },
            cancellationToken));
        parts.Add(Ensure(client, s_dnsEndpoints, cancellationToken));
        parts.Add(Ensure(client, Binding(s_dnsEndpoints.Metadata.Name, s_dnsEndpoints.Metadata.Name, dns), cancellationToken));
        var approver = new Subject { Kind = "ServiceAccount", Namespace = KubeSystem, Name = ServingApprover.AccountName };
        parts.Add(Ensure(client, s_servingApprover, cancellationToken));
        parts.Add(Ensure(client, Binding(s_servingApprover.Metadata.Name, s_servingApprover.Metadata.Name, approver), cancellationToken));
        var components = new Subject { Kind = "ServiceAccount", Namespace = KubeSystem, Name = NodeComponentApprover.AccountName };
        parts.Add(Ensure(client, s_nodeComponentRole, cancellationToken));
        parts.Add(Ensure(client, s_componentApprover, cancellationToken));
        parts.Add(Ensure(client, Binding(s_componentApprover.Metadata.Name, s_componentApprover.Metadata.Name, components), cancellationToken));
        parts.Add(Ensure(client, Binding("dotnetes:dns-of-nodes", DnsRole, new Subject { ApiGroup = Group, Kind = "User", Name = NodeComponentApprover.DnsUser }), cancellationToken));
        parts.AddRange(s_withdrawn.Select(name => Withdraw(client, name, cancellationToken)));
        await Task.WhenAll(parts);
    }

    // Only as it was made: whoever has changed it wants it so.
    private static async Task Withdraw(IKubeClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            var binding = await client.Get<ClusterRoleBinding>(null, name, cancellationToken: cancellationToken);
            if (binding.Subjects is [{ Kind: "Group", Name: NodesGroup }])
            {
                await client.Delete<ClusterRoleBinding>(
                    null, name, new DeleteOptions { Preconditions = new Preconditions { Uid = binding.Metadata.Uid } }, cancellationToken);
            }
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // A cluster of this release.
        }
    }

    private static ValueList<PolicyRule> DnsReads() =>
    [
        new PolicyRule { Verbs = ["list", "watch"], ApiGroups = [""], Resources = ["services", "namespaces"] },
        new PolicyRule { Verbs = ["list", "watch"], ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"] },
    ];

    private static ValueList<PolicyRule> DnsWrites() =>
    [
        new PolicyRule { Verbs = ["get", "create"], ApiGroups = [""], Resources = ["services"] },
        new PolicyRule { Verbs = ["get", "create", "update", "delete"], ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"] },
    ];

    private static ClusterRoleBinding Binding(string name, string role, Subject subject) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        RoleRef = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = role },
        Subjects = [subject],
    };

    private static async Task Ensure<T>(IKubeClient client, T value, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            await client.Create(value, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // From an earlier start.
        }
    }
}
