namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>The state of a queue at one moment.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Waiting">The requests in it.</param>
/// <param name="Executing">Those that came from it and run.</param>
/// <param name="SeatsInUse">Their seats.</param>
/// <param name="NextDispatchR">Where its next request starts in the order of the queues.</param>
/// <param name="WaitingWork">The work of what waits.</param>
internal sealed record QueueReport(
    int Index, IReadOnlyList<RequestReport> Waiting, IReadOnlyList<RequestReport> Executing, int SeatsInUse, long NextDispatchR, long WaitingWork);
