using Dotnetes.Controllers.Deployments;
using Dotnetes.Controllers.NodeIpam;
using Dotnetes.Controllers.ReplicaSets;

namespace Dotnetes.Controllers;

/// <summary>The controllers of the controller manager.</summary>
public static class ControllerSet
{
    /// <summary>Makes them. They start when they are run.</summary>
    public static IReadOnlyList<IController> Create(ControllerContext context, ControllerSetOptions options)
    {
        var controllers = new List<IController>
        {
            new DeploymentController(context),
            new ReplicaSetController(context),
        };
        if (options.PodRange is { } range)
        {
            controllers.Add(new NodeIpamController(context, range, options.NodePrefixLength));
        }

        controllers.AddRange(ClusterControllers.Create(context, options));
        controllers.AddRange(LifecycleControllers.Create(context));
        return controllers;
    }
}
