using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Client;

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

    /// <summary>Makes what is missing.</summary>
    public static async Task Ensure(IKubeClient client, CancellationToken cancellationToken)
    {
        foreach (var (name, role, group) in s_bindings)
        {
            try
            {
                await client.Create(
                    new ClusterRoleBinding
                    {
                        Metadata = new ObjectMeta { Name = name },
                        RoleRef = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = role },
                        Subjects = [new Subject { ApiGroup = Group, Kind = "Group", Name = group }],
                    },
                    cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (e.IsAlreadyExists)
            {
                // From an earlier start.
            }
        }
    }
}
