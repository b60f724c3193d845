namespace Dotnetes.Controllers.PersistentVolumes;

/// <summary>
/// Binds claims to volumes that are there, asks provisioners for those that are not, and releases volumes whose claim is gone. Claims of classes that
/// wait for their first consumer are the scheduler's to bind.
/// </summary>
public sealed class PersistentVolumeBinder : IController
{
    private readonly ClaimReconciler _claims;
    private readonly VolumeReconciler _volumes;

    /// <summary>Creates the controller.</summary>
    public PersistentVolumeBinder(ControllerContext context)
    {
        var binding = new Binding(context.Client);
        _claims = new(context, binding);
        _volumes = new(context, binding);
    }

    /// <inheritdoc/>
    public string Name => "persistentvolume-binder-controller";

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(_claims.Run(cancellationToken), _volumes.Run(cancellationToken));
}
