namespace Dotnetes.ApiServer.Authorization;

/// <summary>Something kept by following a watch cache.</summary>
internal interface ICacheFollower
{
    /// <summary>Done when the first state is there. Asking starts it.</summary>
    Task Ready { get; }

    /// <summary>Waits until every write that was acknowledged before the call is taken in.</summary>
    ValueTask CatchUp(CancellationToken cancellationToken);
}
