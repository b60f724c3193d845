using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>Gives every namespace the service accounts that it must have.</summary>
public sealed class ServiceAccountController : ObjectReconciler
{
    private readonly IInformer<Namespace> _namespaces;
    private readonly IInformer<ServiceAccount> _accounts;
    private readonly ValueList<string> _names;

    /// <summary>Creates the controller.</summary>
    public ServiceAccountController(ControllerContext context, ServiceAccountOptions options)
        : base("serviceaccount-controller", context, workers: 1)
    {
        _names = options.Names;
        _namespaces = Watch<Namespace>(Enqueue);
        _accounts = Watch<ServiceAccount>((old, current) =>
        {
            if (current is null)
            {
                Queue.Add(new("", old!.Metadata.Namespace));
            }
        });
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_namespaces.Get("", key.Name) is not { Status.Phase: "Active" })
        {
            return null;
        }

        for (var i = 0; i < _names.Count; i++)
        {
            if (_accounts.Get(key.Name, _names[i]) is null)
            {
                await Create(key.Name, _names[i], cancellationToken);
            }
        }

        return null;
    }

    private async ValueTask Create(string ns, string name, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Create(new ServiceAccount { Metadata = new() { Namespace = ns, Name = name } }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists || ApiRefusals.IsNamespaceTerminating(e) || ApiRefusals.IsNamespaceGone(e))
        {
            // It is there, or its namespace goes.
        }
    }
}
