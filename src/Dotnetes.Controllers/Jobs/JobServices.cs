using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Jobs;

/// <summary>What work on any job needs.</summary>
/// <param name="Context">What the controller was given.</param>
/// <param name="Actions">Creates and deletes pods.</param>
/// <param name="PodWrites">Own writes of pods.</param>
/// <param name="JobWrites">Own writes of jobs.</param>
/// <param name="Expectations">Deletions that the cache has not shown yet.</param>
/// <param name="Backoff">How long jobs wait after failures.</param>
internal sealed record JobServices(ControllerContext Context, PodActions Actions, OwnWrites PodWrites, OwnWrites JobWrites, Expectations Expectations, JobBackoff Backoff);
