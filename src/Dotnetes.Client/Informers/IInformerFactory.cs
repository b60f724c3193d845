namespace Dotnetes.Client.Informers;

/// <summary>Hands out informers that are shared by everybody who asks for the same collection, and runs them.</summary>
public interface IInformerFactory
{
    /// <summary>The shared informer of a collection, created at the first call and started by <see cref="Run"/> (or at once when that runs already).</summary>
    /// <param name="ns">One namespace, or null for all.</param>
    /// <param name="labelSelector">A label selector for the server; empty for everything.</param>
    /// <param name="fieldSelector">A field selector for the server; empty for everything.</param>
    IInformer<T> For<T>(string? ns = null, string labelSelector = "", string fieldSelector = "")
        where T : IKubeObject<T>;

    /// <summary>Runs all informers until cancelled.</summary>
    Task Run(CancellationToken cancellationToken);

    /// <summary>Completes when every informer asked for so far has synced.</summary>
    Task WaitForSync(CancellationToken cancellationToken);
}
