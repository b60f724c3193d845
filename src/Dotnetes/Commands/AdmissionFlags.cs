using System.CommandLine;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Admission.Plugins;
using Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;
using Dotnetes.ApiServer.Admission.Plugins.PodSecurity;
using Dotnetes.Machinery.Configuration;
using EventRateLimitConfiguration = Dotnetes.Api.Config.EventRateLimit.V1Alpha1.Configuration;
using PodTolerationConfiguration = Dotnetes.Api.Config.PodTolerationRestriction.V1Alpha1.Configuration;
using ResourceQuotaConfiguration = Dotnetes.Api.Config.ResourceQuota.V1.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that choose and set admission plugins, under upstream's names.</summary>
public sealed class AdmissionFlags
{
    private readonly Option<string[]> _enable = Names("--enable-admission-plugins", "Admission plugins to run beside the default ones.");
    private readonly Option<string[]> _disable = Names("--disable-admission-plugins", "Admission plugins not to run.");
    private readonly Option<string> _file = new("--admission-control-config-file") { Description = "A file with the settings of admission plugins (AdmissionConfiguration)." };
    private readonly Option<long> _notReady = Seconds("--default-not-ready-toleration-seconds", "not ready");
    private readonly Option<long> _unreachable = Seconds("--default-unreachable-toleration-seconds", "unreachable");

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_enable, _disable, _file, _notReady, _unreachable])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that the flags make.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="alwaysOn">Plugins that run unless they are disabled, beside the default ones.</param>
    /// <exception cref="FormatException">A name is not known.</exception>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public AdmissionSettings Read(ParseResult arguments, params ValueList<string> alwaysOn)
    {
        var disabled = Split(arguments.GetValue(_disable));
        var settings = new AdmissionSettings
        {
            Enabled = [.. Split(arguments.GetValue(_enable)).Union(alwaysOn.Where(n => !disabled.Contains(n)))],
            Disabled = disabled,
            NotReadyTolerationSeconds = arguments.GetValue(_notReady),
            UnreachableTolerationSeconds = arguments.GetValue(_unreachable),
        };
        if (arguments.GetValue(_file) is { Length: > 0 } file)
        {
            var whole = ConfigurationFile.ReadBytes(file);
            var plugins = ConfigurationFile.Decode<AdmissionConfiguration>(whole, file).Plugins;
            for (var i = 0; i < plugins.Count; i++)
            {
                // Of a plugin without settings, and of those of webhooks and policies, there is nothing to read.
                if (plugins[i].Name is "PodSecurity" or "ImagePolicyWebhook" or "EventRateLimit" or "PodTolerationRestriction" or "ResourceQuota")
                {
                    settings = With(settings, plugins[i].Name, new AdmissionPluginDocument(plugins[i], i, file, whole));
                }
            }
        }

        return settings;
    }

    private static AdmissionSettings With(AdmissionSettings settings, string name, AdmissionPluginDocument document) => name switch
    {
        "PodSecurity" => settings with { PodSecurity = document.Decode<PodSecurityConfiguration>(static c => PodSecurityPolicy.Of(c.Defaults)) },
        "ImagePolicyWebhook" => settings with { ImagePolicy = ImagePolicyFile.Decode(document.Bytes, document.Source, TimeProvider.System, document.Place) },
        "EventRateLimit" => settings with { EventLimits = document.Decode<EventRateLimitConfiguration>(static c => _ = new EventRateLimit(c, TimeProvider.System)) },
        "PodTolerationRestriction" => settings with { PodTolerations = document.Decode<PodTolerationConfiguration>() },
        "ResourceQuota" => settings with { LimitedResources = document.Decode<ResourceQuotaConfiguration>(kind: "ResourceQuotaConfiguration").LimitedResources },
        _ => settings,
    };

    private static ValueList<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(static v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, DefaultValueFactory = static _ => [] };

    private static Option<long> Seconds(string name, string condition) => new(name)
    {
        Description = $"How many seconds pods that say nothing else stay on nodes that are {condition}.",
        DefaultValueFactory = static _ => DefaultTolerationSeconds.Usual,
    };
}
