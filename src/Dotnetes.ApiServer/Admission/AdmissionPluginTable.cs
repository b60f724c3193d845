using Dotnetes.ApiServer.Admission.Plugins;

namespace Dotnetes.ApiServer.Admission;

/// <summary>The built-in plugins in the order in which they run.</summary>
internal static class AdmissionPluginTable
{
    private static readonly (string Name, bool IsDefault, Func<AdmissionServices, IAdmissionPlugin> Make)[] s_plugins =
    [
        ("NamespaceLifecycle", true, s => new NamespaceLifecycle(s)),
        ("ServiceAccount", true, s => new ServiceAccountPlugin(s)),
    ];

    /// <summary>The names of all plugins, in order.</summary>
    public static IEnumerable<string> Names => s_plugins.Select(p => p.Name);

    /// <summary>Makes the plugins that are on.</summary>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public static IReadOnlyList<IAdmissionPlugin> Create(AdmissionServices services)
    {
        var settings = services.Settings;
        if (settings.Enabled.Concat(settings.Disabled).FirstOrDefault(n => !Names.Contains(n)) is { } unknown)
        {
            throw new ArgumentException($"unknown admission plugin {GoText.Quote(unknown)}");
        }

        return [.. s_plugins.Where(p => (p.IsDefault || settings.Enabled.Contains(p.Name)) && !settings.Disabled.Contains(p.Name)).Select(p => p.Make(services))];
    }
}
