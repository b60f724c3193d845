using Dotnetes.Controllers.GarbageCollection;
using Dotnetes.Controllers.Monitoring;

namespace Dotnetes.Controllers;

/// <summary>The controllers that end things: garbage collection, quotas, nodes that are lost, and what protects objects in use.</summary>
internal static class LifecycleControllers
{
    /// <summary>Makes them. They start when they are run.</summary>
    public static IEnumerable<IController> Create(ControllerContext context)
    {
        var monitors = new ResourceMonitors(context);
        return
        [
            monitors,
            new GarbageCollector(context, monitors),
        ];
    }
}
