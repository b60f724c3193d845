namespace Dotnetes.Controllers.Disruptions;

/// <summary>
/// Keeps the figures of disruption budgets, on which the eviction subresource decides, and takes back announcements of disruptions that never came.
/// </summary>
public sealed class DisruptionController : IController
{
    private readonly BudgetReconciler _budgets;
    private readonly StaleDisruptionReconciler _stale;

    /// <summary>Creates the controller.</summary>
    public DisruptionController(ControllerContext context)
    {
        _budgets = new(context);
        _stale = new(context);
    }

    /// <inheritdoc/>
    public string Name => "disruption-controller";

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(_budgets.Run(cancellationToken), _stale.Run(cancellationToken));
}
