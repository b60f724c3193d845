namespace Dotnetes.Client.Informers;

/// <summary>An informer as the factory sees it, whatever its kind.</summary>
internal interface IInformerLoop
{
    /// <summary>Completes when the first list was delivered.</summary>
    Task Synced { get; }

    /// <summary>Lists and watches until cancelled; then it returns without an exception.</summary>
    Task Run(CancellationToken cancellationToken);
}
