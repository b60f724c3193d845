namespace Dotnetes.Controllers.Jobs;

/// <summary>Runs jobs, and lets pods go whose job is gone.</summary>
public sealed class JobController : IController
{
    private readonly JobReconciler _jobs;
    private readonly OrphanPodReconciler _orphans;

    /// <summary>Creates the controller.</summary>
    public JobController(ControllerContext context)
    {
        _jobs = new(context);
        _orphans = new(context);
    }

    /// <inheritdoc/>
    public string Name => "job-controller";

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(_jobs.Run(cancellationToken), _orphans.Run(cancellationToken));
}
