using Dotnetes.Api.Config.Scheduler.V1;

namespace Dotnetes.Scheduler.Framework;

/// <summary>
/// Builds a <see cref="Profile"/> from its configuration: the default plugins, less those disabled, plus those enabled, at all extension
/// points (multiPoint) or at single ones.
/// </summary>
public sealed class ProfileBuilder(PluginRegistry registry, Func<RawJson, PluginContext> context)
{
    private const string All = "*";

    /// <summary>Builds a profile.</summary>
    /// <param name="configuration">What it is made of.</param>
    /// <param name="percentageOfNodesToScore">What all profiles have that do not say it themselves; 0 for the adaptive default.</param>
    /// <exception cref="ArgumentException">A plugin is unknown, or there is not exactly one that sorts the queue, or none that binds.</exception>
    public Profile Build(KubeSchedulerProfile configuration, int percentageOfNodesToScore = 0)
    {
        var plugins = configuration.Plugins ?? Api.Config.Scheduler.V1.Plugins.Empty;
        var made = new Dictionary<string, IPlugin>(StringComparer.Ordinal);
        var everywhere = Merge(PluginRegistry.Defaults, plugins.MultiPoint);
        var sorters = Select<IQueueSortPlugin>(everywhere, plugins.QueueSort, made, configuration);
        if (sorters.Count != 1)
        {
            throw new ArgumentException($"one queue sort plugin required for profile with scheduler name \"{configuration.SchedulerName}\"");
        }

        var profile = new Profile
        {
            SchedulerName = configuration.SchedulerName ?? "default-scheduler",
            PercentageOfNodesToScore = configuration.PercentageOfNodesToScore ?? percentageOfNodesToScore,
            QueueSort = sorters[0].Plugin,
            PreEnqueue = Plain<IPreEnqueuePlugin>(everywhere, plugins.PreEnqueue, made, configuration),
            PreFilter = Plain<IPreFilterPlugin>(everywhere, plugins.PreFilter, made, configuration),
            Filter = Plain<IFilterPlugin>(everywhere, plugins.Filter, made, configuration),
            PostFilter = Plain<IPostFilterPlugin>(everywhere, plugins.PostFilter, made, configuration),
            PreScore = Plain<IPreScorePlugin>(everywhere, plugins.PreScore, made, configuration),
            Score = Select<IScorePlugin>(everywhere, plugins.Score, made, configuration).Select(s => (s.Plugin, Math.Max(1, s.Weight))).ToArray(),
            Reserve = Plain<IReservePlugin>(everywhere, plugins.Reserve, made, configuration),
            Permit = Plain<IPermitPlugin>(everywhere, plugins.Permit, made, configuration),
            PreBind = Plain<IPreBindPlugin>(everywhere, plugins.PreBind, made, configuration),
            Bind = Plain<IBindPlugin>(everywhere, plugins.Bind, made, configuration),
            PostBind = Plain<IPostBindPlugin>(everywhere, plugins.PostBind, made, configuration),
            Hints = made.Values.OfType<IEnqueueExtensions>().ToDictionary(p => p.Name, p => p.Hints, StringComparer.Ordinal),
        };
        return profile.Bind.Count > 0 ? profile : throw new ArgumentException("at least one bind plugin is needed for profile");
    }

    private static List<(string Name, int Weight)> Merge(IReadOnlyList<(string Name, int Weight)> defaults, PluginSet set)
    {
        var result = set.Disabled.Any(p => p.Name == All)
            ? []
            : defaults.Where(d => !set.Disabled.Any(p => p.Name == d.Name)).ToList();
        foreach (var plugin in set.Enabled)
        {
            var at = result.FindIndex(r => r.Name == plugin.Name);
            if (at >= 0)
            {
                result[at] = (plugin.Name, plugin.Weight ?? result[at].Weight);
            }
            else
            {
                result.Add((plugin.Name, plugin.Weight ?? 0));
            }
        }

        return result;
    }

    private T[] Plain<T>(List<(string Name, int Weight)> everywhere, PluginSet set, Dictionary<string, IPlugin> made, KubeSchedulerProfile configuration)
        where T : IPlugin => [.. Select<T>(everywhere, set, made, configuration).Select(s => s.Plugin)];

    private List<(T Plugin, int Weight)> Select<T>(List<(string Name, int Weight)> everywhere, PluginSet set, Dictionary<string, IPlugin> made, KubeSchedulerProfile configuration)
        where T : IPlugin
    {
        var result = new List<(T Plugin, int Weight)>();
        foreach (var (name, weight) in Merge(everywhere, set))
        {
            if (!made.TryGetValue(name, out var plugin))
            {
                var args = configuration.PluginConfig.Find(c => c.Name == name)?.Args ?? default;
                made[name] = plugin = registry.Create(name, context(args));
            }

            if (plugin is T typed)
            {
                result.Add((typed, weight));
            }
            else if (set.Enabled.Any(p => p.Name == name))
            {
                throw new ArgumentException($"plugin \"{name}\" does not extend {typeof(T).Name} plugin");
            }
        }

        return result;
    }
}
