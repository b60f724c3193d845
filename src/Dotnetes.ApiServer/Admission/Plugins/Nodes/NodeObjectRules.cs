using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Admission.Plugins.Certificates;

namespace Dotnetes.ApiServer.Admission.Plugins.Nodes;

/// <summary>What a node may do with the objects that describe it.</summary>
internal static class NodeObjectRules
{
    private const string LeaseNamespace = "kube-node-lease";
    private const string RestrictedDomain = "node-restriction.kubernetes.io";

    private static readonly HashSet<string> s_kubeletLabels =
    [
        "kubernetes.io/hostname",
        "topology.kubernetes.io/zone",
        "topology.kubernetes.io/region",
        "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
        "beta.kubernetes.io/instance-type",
        "node.kubernetes.io/instance-type",
        "kubernetes.io/os",
        "kubernetes.io/arch",
        "beta.kubernetes.io/os",
        "beta.kubernetes.io/arch",
    ];

    /// <summary>Checks an operation on nodes.</summary>
    public static void CheckNode(AdmissionAttributes attributes, string node)
    {
        if (attributes.Name != node)
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to modify node {GoText.Quote(attributes.Name)}");
        }

        if (attributes.Object is not Node value)
        {
            return;
        }

        if (attributes.OldObject is not Node old)
        {
            CheckNewNode(attributes, node, value);
            return;
        }

        if (value.Spec.ConfigSource is { } source && source != old.Spec.ConfigSource)
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to update configSource to a new non-nil configSource");
        }

        if (!value.Spec.Taints.SequenceEqual(old.Spec.Taints))
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to modify taints");
        }

        if (!value.Metadata.OwnerReferences.SequenceEqual(old.Metadata.OwnerReferences))
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to modify ownerReferences");
        }

        if (ForbiddenLabels(value.Metadata.Labels, old.Metadata.Labels) is { Length: > 0 } labels)
        {
            throw attributes.Forbidden($"is not allowed to modify labels: {labels}");
        }
    }

    /// <summary>Checks an operation on persistent volume claims: only what a resize changes may be reported.</summary>
    public static void CheckClaim(AdmissionAttributes attributes, string node)
    {
        if (attributes.Subresource != "status")
        {
            throw attributes.Forbidden("may only update PVC status");
        }

        if (attributes is not { Operation: AdmissionOperation.Update, Object: PersistentVolumeClaim claim, OldObject: PersistentVolumeClaim old }
            || !Comparable(claim).Equals(Comparable(old)))
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to update fields other than status.quantity and status.conditions");
        }
    }

    /// <summary>Checks an operation on leases.</summary>
    public static void CheckLease(AdmissionAttributes attributes, string node)
    {
        if (attributes.Namespace != LeaseNamespace)
        {
            throw attributes.Forbidden($"can only access leases in the {GoText.Quote(LeaseNamespace)} system namespace");
        }

        CheckNamedLikeNode(attributes, node, "can only access node lease with the same name as the requesting node");
    }

    /// <summary>Checks an operation on objects that are named as their nodes.</summary>
    public static void CheckNamedLikeNode(AdmissionAttributes attributes, string node, string refusal)
    {
        var name = attributes is { Operation: AdmissionOperation.Create, Object: IKubeObject value } ? value.Metadata.Name : attributes.Name;
        if (name != node)
        {
            throw attributes.Forbidden(refusal);
        }
    }

    /// <summary>Checks an operation on resource slices.</summary>
    public static void CheckSlice(AdmissionAttributes attributes, string node)
    {
        var (verb, value) = attributes.Operation switch
        {
            AdmissionOperation.Create => ("create", attributes.Object),
            AdmissionOperation.Delete => ("delete", attributes.OldObject),
            _ => ("", null),
        };
        var owner = value switch
        {
            Api.Resource.V1.ResourceSlice slice => slice.Spec.NodeName,
            Api.Resource.V1Beta2.ResourceSlice slice => slice.Spec.NodeName,
            Api.Resource.V1Beta1.ResourceSlice slice => slice.Spec.NodeName,
            _ => null,
        };
        if (verb.Length > 0 && owner != node)
        {
            throw attributes.Forbidden($"can only {verb} ResourceSlice with the same NodeName as the requesting node");
        }
    }

    /// <summary>Checks an operation on certificate signing requests: a node asks for certificates for itself only.</summary>
    public static void CheckRequest(AdmissionAttributes attributes, string node)
    {
        if (attributes.Operation != AdmissionOperation.Create
            || attributes.Object is not CertificateSigningRequest { Spec.SignerName: "kubernetes.io/kubelet-serving" or "kubernetes.io/kube-apiserver-client-kubelet" } request)
        {
            return;
        }

        if (RequestSubject.Read(request.Spec.Request, out var error) is not { } subject)
        {
            throw attributes.Forbidden($"unable to parse csr: {error}");
        }

        if (subject.CommonName != $"system:node:{node}")
        {
            throw attributes.Forbidden($"can only create a node CSR with CN=system:node:{node}");
        }
    }

    private static void CheckNewNode(AdmissionAttributes attributes, string node, Node value)
    {
        if (value.Spec.ConfigSource is not null)
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to create pods with a non-nil configSource");
        }

        if (attributes.Operation == AdmissionOperation.Create && ForbiddenLabels(value.Metadata.Labels, default) is { Length: > 0 } labels)
        {
            throw attributes.Forbidden($"node {GoText.Quote(node)} is not allowed to set the following labels: {labels}");
        }
    }

    private static PersistentVolumeClaim Comparable(PersistentVolumeClaim claim) => claim with
    {
        Metadata = claim.Metadata with { ResourceVersion = "", ManagedFields = default },
        Status = claim.Status with { Capacity = default, Conditions = default, AllocatedResourceStatuses = default, AllocatedResources = default },
    };

    private static string ForbiddenLabels(ValueMap<string> labels, ValueMap<string> old) => string.Join(
        ", ",
        labels.Keys.Union(old.Keys, StringComparer.Ordinal)
            .Where(k => labels.GetValueOrDefault(k) != old.GetValueOrDefault(k))
            .Where(IsForbidden)
            .Order(StringComparer.Ordinal));

    private static bool IsForbidden(string label)
    {
        var slash = label.IndexOf('/', StringComparison.Ordinal);
        var domain = slash < 0 ? "" : label[..slash];
        if (IsWithin(domain, RestrictedDomain))
        {
            return true;
        }

        return (IsWithin(domain, "kubernetes.io") || IsWithin(domain, "k8s.io"))
            && !s_kubeletLabels.Contains(label)
            && !IsWithin(domain, "kubelet.kubernetes.io")
            && !IsWithin(domain, "node.kubernetes.io");
    }

    private static bool IsWithin(string domain, string parent) =>
        domain == parent || (domain.EndsWith(parent, StringComparison.Ordinal) && domain[^(parent.Length + 1)] == '.');
}
