using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.Api.Config.ResourceQuota.V1;
using Dotnetes.ApiServer.Admission.Plugins;
using Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;

namespace Dotnetes.ApiServer.Admission;

/// <summary>Which admission plugins run, and what administrators may set of them.</summary>
public sealed record AdmissionSettings
{
    /// <summary>The plugins that upstream has on by default, as they come.</summary>
    public static AdmissionSettings Default { get; } = new();

    /// <summary>The names of plugins to run beside the default ones.</summary>
    public ValueList<string> Enabled { get; init; }

    /// <summary>The names of plugins not to run.</summary>
    public ValueList<string> Disabled { get; init; }

    /// <summary>How many seconds pods stay on nodes that are not ready when they say nothing else.</summary>
    public long NotReadyTolerationSeconds { get; init; } = DefaultTolerationSeconds.Usual;

    /// <summary>How many seconds pods stay on nodes that cannot be reached when they say nothing else.</summary>
    public long UnreachableTolerationSeconds { get; init; } = DefaultTolerationSeconds.Usual;

    /// <summary>The pod security of namespaces without labels, and who is exempt.</summary>
    public PodSecurityConfiguration PodSecurity { get; init; } = PodSecurityConfiguration.Empty;

    /// <summary>Node selectors by namespace, for PodNodeSelector.</summary>
    public ValueMap<string> PodNodeSelectors { get; init; }

    /// <summary>The tolerations of namespaces that say nothing else, for PodTolerationRestriction.</summary>
    public Api.Config.PodTolerationRestriction.V1Alpha1.Configuration PodTolerations { get; init; } = Api.Config.PodTolerationRestriction.V1Alpha1.Configuration.Empty;

    /// <summary>How fast events may come, for EventRateLimit.</summary>
    public Api.Config.EventRateLimit.V1Alpha1.Configuration EventLimits { get; init; } = Api.Config.EventRateLimit.V1Alpha1.Configuration.Empty;

    /// <summary>Which service judges images, for ImagePolicyWebhook, which needs it.</summary>
    public ImagePolicyOptions? ImagePolicy { get; init; }

    /// <summary>What must not be used where no quota limits it.</summary>
    public ValueList<LimitedResource> LimitedResources { get; init; }
}
