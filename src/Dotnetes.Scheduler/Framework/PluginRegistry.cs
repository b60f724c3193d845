using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Scheduler.Plugins;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Makes plugins by name. Users add their own before profiles are built.</summary>
public sealed class PluginRegistry
{
    private readonly Dictionary<string, Func<PluginContext, IPlugin>> _factories = new(StringComparer.Ordinal);

    /// <summary>The plugins of the default profile in their order, with the weights of those that score.</summary>
    public static IReadOnlyList<(string Name, int Weight)> Defaults { get; } =
    [
        ("SchedulingGates", 0),
        ("PrioritySort", 0),
        ("NodeUnschedulable", 0),
        ("NodeName", 0),
        ("TaintToleration", 3),
        ("NodeAffinity", 2),
        ("NodePorts", 0),
        ("NodeResourcesFit", 1),
        ("NodeResourcesBalancedAllocation", 1),
        ("ImageLocality", 1),
        ("DefaultBinder", 0),
    ];

    /// <summary>The names that can be made.</summary>
    public IReadOnlyCollection<string> Names => _factories.Keys;

    /// <summary>A registry of the plugins in this assembly.</summary>
    public static PluginRegistry CreateDefault()
    {
        var registry = new PluginRegistry();
        registry.Add("SchedulingGates", static _ => new SchedulingGates());
        registry.Add("PrioritySort", static _ => new PrioritySort());
        registry.Add("NodeUnschedulable", static _ => new NodeUnschedulable());
        registry.Add("NodeName", static _ => new Plugins.NodeName());
        registry.Add("TaintToleration", static _ => new TaintToleration());
        registry.Add("NodeAffinity", static c => new NodeAffinity(c.ArgsAs<NodeAffinityArgs>()));
        registry.Add("NodePorts", static _ => new NodePorts());
        registry.Add("NodeResourcesFit", static c => new NodeResourcesFit(c.ArgsAs<NodeResourcesFitArgs>()));
        registry.Add("NodeResourcesBalancedAllocation", static c => new BalancedAllocation(c.ArgsAs<NodeResourcesBalancedAllocationArgs>()));
        registry.Add("ImageLocality", static _ => new ImageLocality());
        registry.Add("DefaultBinder", static c => new DefaultBinder(c.Client, c.Time));
        return registry;
    }

    /// <summary>Adds a plugin, or replaces the one of that name.</summary>
    public void Add(string name, Func<PluginContext, IPlugin> factory) => _factories[name] = factory;

    /// <summary>Makes a plugin.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public IPlugin Create(string name, PluginContext context) =>
        _factories.TryGetValue(name, out var factory) ? factory(context) : throw new ArgumentException($"{name} does not exist");
}
