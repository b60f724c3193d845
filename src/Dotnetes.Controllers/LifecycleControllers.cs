using Dotnetes.Controllers.GarbageCollection;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Controllers.NodeLifecycle;
using Dotnetes.Controllers.NodeTtl;
using Dotnetes.Controllers.PersistentVolumes;
using Dotnetes.Controllers.PodGarbageCollection;
using Dotnetes.Controllers.ResourceQuotas;
using Dotnetes.Controllers.TaintEviction;
using Dotnetes.Controllers.TtlAfterFinished;
using Dotnetes.Controllers.Volumes;

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
            new ResourceQuotaController(context, monitors),
            new PodGarbageCollector(context),
            new NodeLifecycleController(context),
            new TaintEvictionController(context),
            new NodeTtlController(context),
            new TtlAfterFinishedController(context),
            new PersistentVolumeBinder(context),
            new ClaimProtectionController(context),
            new VolumeProtectionController(context),
            new EphemeralVolumeController(context),
        ];
    }
}
