using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Certificates;

namespace Dotnetes.Server;

/// <summary>
/// What a cluster of ours grants beside upstream's defaults, so that machines can join it: what kubeadm sets up with upstream's components. They are made when they are
/// missing and not touched after.
/// </summary>
internal static class ClusterBindings
{
    private const string Group = "rbac.authorization.k8s.io";
    private const string Requests = "system:certificates.k8s.io:certificatesigningrequests";

    private static readonly (string Name, string Role, string Group)[] s_bindings =
    [
        ("dotnetes:kubelet-bootstrap", "system:node-bootstrapper", "system:bootstrappers"),
        ("dotnetes:node-autoapprove-bootstrap", $"{Requests}:nodeclient", "system:bootstrappers"),
        ("dotnetes:node-autoapprove-certificate-rotation", $"{Requests}:selfnodeclient", "system:nodes"),

        // An agent runs kubelet and service proxy in one process, with one certificate.
        ("dotnetes:node-proxier", "system:node-proxier", "system:nodes"),
    ];

    // The one controller that upstream does not have.
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

    /// <summary>Makes what is missing.</summary>
    public static async Task Ensure(IKubeClient client, CancellationToken cancellationToken)
    {
        foreach (var (name, role, group) in s_bindings)
        {
            await Ensure(client, Binding(name, role, new Subject { ApiGroup = Group, Kind = "Group", Name = group }), cancellationToken);
        }

        await Ensure(client, s_servingApprover, cancellationToken);
        var approver = new Subject { Kind = "ServiceAccount", Namespace = "kube-system", Name = ServingApprover.AccountName };
        await Ensure(client, Binding(s_servingApprover.Metadata.Name, s_servingApprover.Metadata.Name, approver), cancellationToken);
    }

    private static ClusterRoleBinding Binding(string name, string role, Subject subject) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        RoleRef = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = role },
        Subjects = [subject],
    };

    private static async Task Ensure<T>(IKubeClient client, T wanted, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            await client.Create(wanted, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // From an earlier start.
        }
    }
}
