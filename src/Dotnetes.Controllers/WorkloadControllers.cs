using Dotnetes.Controllers.CronJobs;
using Dotnetes.Controllers.DaemonSets;
using Dotnetes.Controllers.Jobs;
using Dotnetes.Controllers.StatefulSets;

namespace Dotnetes.Controllers;

/// <summary>The controllers that run pods, besides deployments and replica sets.</summary>
internal static class WorkloadControllers
{
    /// <summary>Makes them. They start when they are run.</summary>
    public static IEnumerable<IController> Create(ControllerContext context) =>
    [
        new StatefulSetController(context.As("statefulset-controller")),
        new DaemonSetController(context.As("daemon-set-controller", events: "daemonset-controller")),
        new JobController(context.As("job-controller")),
        new CronJobController(context.As("cronjob-controller")),
    ];
}
