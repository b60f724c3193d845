using System.CommandLine;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Api.Config.PodSecurity.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Admission.Plugins;
using Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;
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
            foreach (var plugin in ConfigurationFile.Read<AdmissionConfiguration>(file).Plugins)
            {
                settings = With(settings, plugin, file);
            }
        }

        return settings;
    }

    private static AdmissionSettings With(AdmissionSettings settings, AdmissionPluginConfiguration plugin, string file) => plugin.Name switch
    {
        "PodSecurity" => settings with { PodSecurity = Decode<PodSecurityConfiguration>(plugin, file) },
        "ImagePolicyWebhook" => settings with { ImagePolicy = ImagePolicyFile.Decode(Document(plugin, file, out var source), source, TimeProvider.System) },
        "EventRateLimit" => settings with { EventLimits = Decode<EventRateLimitConfiguration>(plugin, file) },
        "PodTolerationRestriction" => settings with { PodTolerations = Decode<PodTolerationConfiguration>(plugin, file) },
        "ResourceQuota" => settings with { LimitedResources = Decode<ResourceQuotaConfiguration>(plugin, file).LimitedResources },
        _ => settings,
    };

    // The settings are in the file, or in another one beside it.
    private static T Decode<T>(AdmissionPluginConfiguration plugin, string file)
        where T : class, IKubeKind<T> => ConfigurationFile.Decode<T>(Document(plugin, file, out var source), source);

    private static ReadOnlySpan<byte> Document(AdmissionPluginConfiguration plugin, string file, out string source)
    {
        source = plugin.Path.Length > 0 ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, plugin.Path) : file;
        return plugin.Path.Length > 0
            ? ConfigurationFile.ReadBytes(source)
            : (plugin.Configuration ?? throw new FormatException($"{file}: {plugin.Name} has neither path nor configuration")).Raw.Span;
    }

    private static ValueList<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(static v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, DefaultValueFactory = static _ => [] };

    private static Option<long> Seconds(string name, string condition) => new(name)
    {
        Description = $"How many seconds pods that say nothing else stay on nodes that are {condition}.",
        DefaultValueFactory = static _ => DefaultTolerationSeconds.Usual,
    };
}
