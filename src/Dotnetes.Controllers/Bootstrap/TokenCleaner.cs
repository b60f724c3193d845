using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Bootstrap;

/// <summary>Deletes bootstrap tokens when they have expired.</summary>
public sealed class TokenCleaner : ObjectReconciler
{
    private readonly IInformer<Secret> _secrets;

    /// <summary>Creates the controller.</summary>
    public TokenCleaner(ControllerContext context)
        : base("token-cleaner-controller", context, workers: 1) => _secrets = Watch<Secret>(OnSecret, $"type={BootstrapTokens.Type}");

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_secrets.Get(key.Namespace, key.Name) is not { } secret || BootstrapTokens.Expiry(secret) is not { } expiry)
        {
            return null;
        }

        if (expiry > Now)
        {
            return expiry - Now;
        }

        try
        {
            await Context.Client.Delete<Secret>(key.Namespace, key.Name, new DeleteOptions { Preconditions = new() { Uid = secret.Metadata.Uid } }, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone already, or another one by now.
        }

        return null;
    }

    private void OnSecret(Secret? old, Secret? current)
    {
        if (current?.Metadata.Namespace == BootstrapTokens.Namespace)
        {
            Enqueue(old, current);
        }
    }
}
