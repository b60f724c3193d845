using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Namespaces;

/// <summary>
/// Ends namespaces: deletes everything in them, pods first (KEP-5080), waits until nothing is left, and then takes away the finalizer that kept the namespace.
/// What stands in the way is told by the conditions of the namespace.
/// </summary>
public sealed class NamespaceController : ObjectReconciler
{
    /// <summary>The finalizer in the spec of namespaces.</summary>
    public const string Finalizer = "kubernetes";

    private readonly IInformer<Namespace> _namespaces;
    private readonly NamespaceOptions _options;

    /// <summary>Creates the controller.</summary>
    public NamespaceController(ControllerContext context, NamespaceOptions options)
        : base("namespace-controller", context, options.ConcurrentNamespaceSyncs)
    {
        _options = options;
        _namespaces = Watch<Namespace>(OnNamespace);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_namespaces.Get("", key.Name) is null)
        {
            return null;
        }

        try
        {
            return await End(key.Name, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private async ValueTask<TimeSpan?> End(string name, CancellationToken cancellationToken)
    {
        var ns = await Context.Client.Get<Namespace>(null, name, cancellationToken: cancellationToken);
        if (ns.Metadata.DeletionTimestamp is null)
        {
            return null;
        }

        if (ns.Status.Phase != "Terminating")
        {
            ns = await Context.Client.UpdateStatus(ns with { Status = ns.Status with { Phase = "Terminating" } }, cancellationToken: cancellationToken);
        }

        if (ns.Spec.Finalizers.IsEmpty)
        {
            return null;
        }

        var removal = new NamespaceContent(Context.Client, ns, Now);
        await removal.Delete(cancellationToken);
        var status = NamespaceConditions.Apply(ns.Status, removal, Time.FromDateTimeOffset(Now));
        if (status != ns.Status)
        {
            ns = await Context.Client.UpdateStatus(ns with { Status = status }, cancellationToken: cancellationToken);
        }

        removal.ThrowIfFailed();
        if (removal.Estimate is { } estimate)
        {
            return (estimate / 2) + TimeSpan.FromSeconds(1);
        }

        var finalized = ns with { Spec = ns.Spec with { Finalizers = ns.Spec.Finalizers.RemoveAll(f => f == Finalizer) } };
        await Context.Client.PutSubresource<Namespace, Namespace, Namespace>(null, name, "finalize", finalized, cancellationToken);
        return null;
    }

    // Other API servers must know about the deletion before the content goes, or something might be made behind its back. Alone there is no other.
    private void OnNamespace(Namespace? old, Namespace? current)
    {
        if (current?.Metadata.DeletionTimestamp is not null)
        {
            Queue.AddAfter(ObjectKey.Of(current), old?.Metadata.DeletionTimestamp is null ? _options.DeletionGracePeriod : TimeSpan.FromSeconds(5));
        }
    }
}
