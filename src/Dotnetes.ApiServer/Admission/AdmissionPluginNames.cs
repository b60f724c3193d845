namespace Dotnetes.ApiServer.Admission;

/// <summary>The order in which admission plugins run.</summary>
public static class AdmissionPluginNames
{
    /// <summary>All names in order. Cluster administrators know them from flags.</summary>
    public static IReadOnlyList<string> Ordered { get; } =
    [
        "AlwaysAdmit",
        "NamespaceAutoProvision",
        "NamespaceLifecycle",
        "NamespaceExists",
        "LimitPodHardAntiAffinityTopology",
        "LimitRanger",
        "ServiceAccount",
        "NodeRestriction",
        "TaintNodesByCondition",
        "AlwaysPullImages",
        "ImagePolicyWebhook",
        "PodSecurity",
        "PodNodeSelector",
        "Priority",
        "DefaultTolerationSeconds",
        "PodTolerationRestriction",
        "EventRateLimit",
        "ExtendedResourceToleration",
        "DefaultStorageClass",
        "StorageObjectInUseProtection",
        "PodGroupProtection",
        "OwnerReferencesPermissionEnforcement",
        "PersistentVolumeClaimResize",
        "RuntimeClass",
        "CertificateApproval",
        "CertificateSigning",
        "ClusterTrustBundleAttest",
        "CertificateSubjectRestriction",
        "DefaultIngressClass",
        "DenyServiceExternalIPs",
        "PodTopologyLabels",
        "PodGroupWorkloadExists",
        "NodeDeclaredFeatureValidator",
        "JobValidation",
        "PodResizeValidator",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionWebhook",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionWebhook",
        "ResourceQuota",
        "AlwaysDeny",
    ];

    /// <summary>Puts plugins in order; those of other names come last, in the order given.</summary>
    public static IReadOnlyList<IAdmissionPlugin> Sort(IEnumerable<IAdmissionPlugin> plugins) =>
        [.. plugins.OrderBy(static p => PositionOf(p.Name))];

    private static int PositionOf(string name)
    {
        for (var i = 0; i < Ordered.Count; i++)
        {
            if (Ordered[i] == name)
            {
                return i;
            }
        }

        return Ordered.Count;
    }
}
