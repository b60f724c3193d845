using Dotnetes.Controllers.Disruptions;
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
    public static IEnumerable<IController> Create(ControllerContext context, ControllerSetOptions options)
    {
        var monitors = new ResourceMonitors(context);
        return
        [
            monitors,
            new GarbageCollector(context.As("generic-garbage-collector", events: "garbage-collector-controller"), monitors),
            new ResourceQuotaController(context.As("resourcequota-controller"), monitors),
            new PodGarbageCollector(context.As("pod-garbage-collector"), options.TerminatedPodThreshold),
            new NodeLifecycleController(context.As("node-controller"), options.Nodes),
            new TaintEvictionController(context.As("node-controller", events: "taint-eviction-controller")),
            new NodeTtlController(context.As("ttl-controller")),
            new TtlAfterFinishedController(context.As("ttl-after-finished-controller")),
            new PersistentVolumeBinder(context.As("persistent-volume-binder", events: "persistentvolume-controller")),
            new ClaimProtectionController(context.As("pvc-protection-controller")),
            new VolumeProtectionController(context.As("pv-protection-controller")),
            new AttributesClassProtectionController(context.As("volumeattributesclass-protection-controller")),
            new EphemeralVolumeController(context.As("ephemeral-volume-controller", events: "ephemeral_volume")),
            new DisruptionController(context.As("disruption-controller", events: "controllermanager")),
        ];
    }
}
