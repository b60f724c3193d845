using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Admission.Plugins.Nodes;

/// <summary>Keeps kubelets to their own node, its pods, and what those need.</summary>
public sealed class NodeRestriction(AdmissionServices services) : IAdmissionPlugin
{
    private readonly NodePodRules _pods = new(services);
    private readonly NodeTokenRules _tokens = new(services);

    /// <inheritdoc/>
    public string Name => "NodeRestriction";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation != AdmissionOperation.Connect;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (NodeOf(attributes.User) is not { } node)
        {
            return attributes.Object;
        }

        if (node.Length == 0)
        {
            throw attributes.Forbidden($"could not determine node from user {GoText.Quote(attributes.User.Name)}");
        }

        switch (attributes.Resource.Group, attributes.Resource.Resource)
        {
            case ("", "pods"):
                await _pods.Check(attributes, node, cancellationToken);
                break;
            case ("", "nodes"):
                NodeObjectRules.CheckNode(attributes, node);
                break;
            case ("", "persistentvolumeclaims"):
                NodeObjectRules.CheckClaim(attributes, node);
                break;
            case ("", "serviceaccounts"):
                await _tokens.Check(attributes, node, cancellationToken);
                break;
            case ("certificates.k8s.io", "podcertificaterequests"):
                throw attributes.Forbidden("PodCertificateRequest feature gate is disabled");
            case ("coordination.k8s.io", "leases"):
                NodeObjectRules.CheckLease(attributes, node);
                break;
            case ("storage.k8s.io", "csinodes"):
                NodeObjectRules.CheckNamedLikeNode(attributes, node, "can only access CSINode with the same name as the requesting node");
                break;
            case ("resource.k8s.io", "resourceslices"):
                NodeObjectRules.CheckSlice(attributes, node);
                break;
            case ("certificates.k8s.io", "certificatesigningrequests"):
                NodeObjectRules.CheckRequest(attributes, node);
                break;
            default:
                break;
        }

        return attributes.Object;
    }

    // Null for users that are no nodes.
    private static string? NodeOf(UserInfo user)
    {
        const string Prefix = "system:node:";
        return user.Name.StartsWith(Prefix, StringComparison.Ordinal) && user.Groups.Contains("system:nodes") ? user.Name[Prefix.Length..] : null;
    }
}
