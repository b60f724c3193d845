using System.Collections.Frozen;

namespace Dotnetes.Controllers;

/// <summary>
/// Which controllers run (<c>--controllers</c>): <c>*</c> stands for all that are on by default, <c>name</c> for one more, <c>-name</c> for one less. The first entry that fits counts.
/// Upstream's former short names are known, too.
/// </summary>
public static class ControllerSelection
{
    private const string Everything = "*";

    private static readonly FrozenSet<string> s_offByDefault = FrozenSet.Create(StringComparer.Ordinal, "bootstrap-signer-controller", "token-cleaner-controller");

    private static readonly FrozenDictionary<string, string> s_shortNames = new Dictionary<string, string>
    {
        ["serviceaccount-token"] = "serviceaccount-token-controller",
        ["endpoint"] = "endpoints-controller",
        ["endpointslice"] = "endpointslice-controller",
        ["endpointslicemirroring"] = "endpointslice-mirroring-controller",
        ["podgc"] = "pod-garbage-collector-controller",
        ["resourcequota"] = "resourcequota-controller",
        ["namespace"] = "namespace-controller",
        ["serviceaccount"] = "serviceaccount-controller",
        ["garbagecollector"] = "garbage-collector-controller",
        ["daemonset"] = "daemonset-controller",
        ["job"] = "job-controller",
        ["deployment"] = "deployment-controller",
        ["replicationcontroller"] = "replicationcontroller-controller",
        ["replicaset"] = "replicaset-controller",
        ["disruption"] = "disruption-controller",
        ["statefulset"] = "statefulset-controller",
        ["cronjob"] = "cronjob-controller",
        ["csrsigning"] = "certificatesigningrequest-signing-controller",
        ["csrapproving"] = "certificatesigningrequest-approving-controller",
        ["csrcleaner"] = "certificatesigningrequest-cleaner-controller",
        ["ttl"] = "ttl-controller",
        ["bootstrapsigner"] = "bootstrap-signer-controller",
        ["tokencleaner"] = "token-cleaner-controller",
        ["nodeipam"] = "node-ipam-controller",
        ["nodelifecycle"] = "node-lifecycle-controller",
        ["persistentvolume-binder"] = "persistentvolume-binder-controller",
        ["pvc-protection"] = "persistentvolumeclaim-protection-controller",
        ["pv-protection"] = "persistentvolume-protection-controller",
        ["ttl-after-finished"] = "ttl-after-finished-controller",
        ["root-ca-cert-publisher"] = "root-ca-certificate-publisher-controller",
        ["ephemeral-volume"] = "ephemeral-volume-controller",
        ["legacy-service-account-token-cleaner"] = "legacy-serviceaccount-token-cleaner-controller",
    }.ToFrozenDictionary();

    /// <summary>Every controller that runs unless it is told not to.</summary>
    public static ValueList<string> Default { get; } = [Everything];

    /// <summary>Those, and what joining nodes by bootstrap tokens takes.</summary>
    public static ValueList<string> WithBootstrap { get; } = [Everything, "bootstrap-signer-controller", "token-cleaner-controller"];

    /// <summary>Whether a controller runs.</summary>
    public static bool Includes(ValueList<string> selection, string name)
    {
        var hasStar = false;
        foreach (var entry in selection)
        {
            if (entry == Everything)
            {
                hasStar = true;
            }
            else if (Whole(entry) == name)
            {
                return true;
            }
            else if (entry.StartsWith('-') && Whole(entry[1..]) == name)
            {
                return false;
            }
        }

        return hasStar && !s_offByDefault.Contains(name);
    }

    private static string Whole(string name) => s_shortNames.GetValueOrDefault(name, name);
}
