using Dotnetes.ApiServer.Admission.Plugins;
using Dotnetes.ApiServer.Admission.Plugins.Certificates;
using Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;
using Dotnetes.ApiServer.Admission.Plugins.Nodes;
using Dotnetes.ApiServer.Admission.Plugins.PodSecurity;
using Dotnetes.ApiServer.Admission.Plugins.Quota;

namespace Dotnetes.ApiServer.Admission;

/// <summary>The admission plugins that come with the server, and which of them run.</summary>
public static class AdmissionPluginTable
{
    private static readonly IReadOnlyList<Row> s_plugins =
    [
        new("AlwaysAdmit", false, static (_, _) => new AlwaysAdmit()),
        new("NamespaceAutoProvision", false, static (s, _) => new NamespaceAutoProvision(s)),
        new("NamespaceLifecycle", true, static (s, _) => new NamespaceLifecycle(s)),
        new("NamespaceExists", false, static (s, _) => new NamespaceExists(s)),
        new("LimitPodHardAntiAffinityTopology", false, static (_, _) => new LimitPodHardAntiAffinityTopology()),
        new("LimitRanger", true, static (s, _) => new LimitRanger(s)),
        new("ServiceAccount", true, static (s, _) => new ServiceAccountPlugin(s)),
        new("NodeRestriction", false, static (s, _) => new NodeRestriction(s)),
        new("TaintNodesByCondition", true, static (_, _) => new TaintNodesByCondition()),
        new("AlwaysPullImages", false, static (_, _) => new AlwaysPullImages()),
        new("ImagePolicyWebhook", false, static (s, c) => new ImagePolicyWebhook(c.ImagePolicy!, s.Time)),
        new("PodSecurity", true, static (s, c) => new PodSecurityPlugin(s, c.PodSecurity)),
        new("PodNodeSelector", false, static (s, c) => new PodNodeSelector(s, c.PodNodeSelectors)),
        new("Priority", true, static (s, _) => new Priority(s)),
        new("DefaultTolerationSeconds", true, static (_, c) => new DefaultTolerationSeconds(c.NotReadyTolerationSeconds, c.UnreachableTolerationSeconds)),
        new("PodTolerationRestriction", false, static (s, c) => new PodTolerationRestriction(s, c.PodTolerations)),
        new("EventRateLimit", false, static (s, c) => new EventRateLimit(c.EventLimits, s.Time)),
        new("ExtendedResourceToleration", false, static (_, _) => new ExtendedResourceToleration()),
        new("DefaultStorageClass", true, static (s, _) => new DefaultStorageClass(s)),
        new("StorageObjectInUseProtection", true, static (_, _) => new StorageObjectInUseProtection()),
        new("OwnerReferencesPermissionEnforcement", false, static (s, _) => new OwnerReferencesPermissionEnforcement(s)),
        new("PersistentVolumeClaimResize", true, static (s, _) => new PersistentVolumeClaimResize(s)),
        new("RuntimeClass", true, static (s, _) => new RuntimeClassPlugin(s)),
        new("CertificateApproval", true, static (s, _) => new CertificateApproval(s)),
        new("CertificateSigning", true, static (s, _) => new CertificateSigning(s)),
        new("CertificateSubjectRestriction", true, static (_, _) => new CertificateSubjectRestriction()),
        new("DefaultIngressClass", true, static (s, _) => new DefaultIngressClass(s)),
        new("DenyServiceExternalIPs", false, static (_, _) => new DenyServiceExternalIPs()),
        new("PodTopologyLabels", true, static (s, _) => new PodTopologyLabels(s)),
        new("NodeDeclaredFeatureValidator", true, static (s, _) => new NodeDeclaredFeatureValidator(s)),
        new("PodResizeValidator", true, static (s, _) => new PodResizeValidator(s)),
        new("ResourceQuota", true, static (s, c) => new ResourceQuotaPlugin(s, c.LimitedResources)),
        new("AlwaysDeny", false, static (_, _) => new AlwaysDeny()),
    ];

    /// <summary>The names of the plugins that there are.</summary>
    public static IEnumerable<string> Names => s_plugins.Select(static p => p.Name);

    /// <summary>The names of the plugins that run unless flags say otherwise.</summary>
    public static IEnumerable<string> DefaultNames => s_plugins.Where(static p => p.IsDefault).Select(static p => p.Name);

    /// <summary>Makes the plugins that run, in order, for a server.</summary>
    /// <param name="settings">Which plugins run, and how.</param>
    /// <exception cref="FormatException">A name is not known, or is both on and off.</exception>
    public static Func<AdmissionServices, IReadOnlyList<IAdmissionPlugin>> Create(AdmissionSettings settings)
    {
        foreach (var name in settings.Enabled.Concat(settings.Disabled))
        {
            if (!AdmissionPluginNames.Ordered.Contains(name))
            {
                throw new FormatException($"admission plugin \"{name}\" is unknown");
            }
        }

        if (settings.Enabled.FirstOrDefault(settings.Disabled.Contains) is { } both)
        {
            throw new FormatException($"[{both}] in enable-admission-plugins and disable-admission-plugins overlapped");
        }

        if (settings.Enabled.FirstOrDefault(static e => s_plugins.All(p => p.Name != e)) is { } missing)
        {
            throw new FormatException($"admission plugin \"{missing}\" is not supported");
        }

        if (settings.Enabled.Contains("ImagePolicyWebhook") && settings.ImagePolicy is null)
        {
            throw new FormatException("couldn't init admission plugin \"ImagePolicyWebhook\": no config specified");
        }

        var chosen = s_plugins.Where(p => (p.IsDefault || settings.Enabled.Contains(p.Name)) && !settings.Disabled.Contains(p.Name)).ToArray();
        return services => [.. chosen.Select(p => p.Create(services, settings))];
    }

    private sealed record Row(string Name, bool IsDefault, Func<AdmissionServices, AdmissionSettings, IAdmissionPlugin> Create);
}
