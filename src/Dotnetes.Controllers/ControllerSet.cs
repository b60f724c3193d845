using Dotnetes.Controllers.Deployments;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Controllers.NodeIpam;
using Dotnetes.Controllers.ReplicaSets;
using Dotnetes.Controllers.ReplicationControllers;

namespace Dotnetes.Controllers;

/// <summary>The controllers of the controller manager.</summary>
public static class ControllerSet
{
    /// <summary>Makes them. They start when they are run.</summary>
    public static IReadOnlyList<IController> Create(ControllerContext context, ControllerSetOptions options)
    {
        var controllers = new List<IController>
        {
            new DeploymentController(context.As("deployment-controller")),
            new ReplicaSetController(context.As("replicaset-controller")),
            new ReplicationControllerController(context.As("replication-controller")),
        };
        if (options.PodRange is { } range)
        {
            controllers.Add(new NodeIpamController(context.As("node-controller", events: "cidrAllocator"), range, options.NodePrefixLength));
        }

        controllers.AddRange(ClusterControllers.Create(context, options));
        controllers.AddRange(LifecycleControllers.Create(context, options));
        controllers.AddRange(WorkloadControllers.Create(context));

        // The monitors are no controller of their own; others live on them.
        return controllers.FindAll(c => c is ResourceMonitors || ControllerSelection.Includes(options.Controllers, c.Name));
    }
}
