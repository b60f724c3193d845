using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using IPNetwork = System.Net.IPNetwork;

namespace Dotnetes.Controllers.ServiceCidrs;

/// <summary>
/// Guards ranges of service addresses (KEP-1880): each gets a finalizer and the condition Ready; one that is being deleted stays while addresses need it that no other
/// range has.
/// </summary>
public sealed class ServiceCidrController : ObjectReconciler
{
    /// <summary>The finalizer of ranges.</summary>
    public const string Finalizer = "networking.k8s.io/service-cidr-finalizer";

    private const string Ready = "Ready";
    private const string ManagedBy = "ipaddress.kubernetes.io/managed-by";
    private const string Allocator = "ipallocator.k8s.io";

    // API servers learn with some delay that a range goes, and may hand out addresses of it until then.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    private readonly IInformer<ServiceCidr> _ranges;
    private readonly IInformer<IPAddress> _addresses;

    /// <summary>Creates the controller.</summary>
    public ServiceCidrController(ControllerContext context)
        : base("service-cidr-controller", context)
    {
        _ranges = Watch<ServiceCidr>(OnRange);
        _addresses = Watch<IPAddress>(OnAddress);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_ranges.Get(null, key.Name) is not { } range)
        {
            return null;
        }

        if (range.Metadata.DeletionTimestamp is not { } deleted)
        {
            if (!range.Metadata.Finalizers.Contains(Finalizer))
            {
                // Its change brings the range here again.
                await Write(range with { Metadata = range.Metadata with { Finalizers = range.Metadata.Finalizers.Add(Finalizer) } }, cancellationToken);
                return null;
            }

            await Tell(range, "True", "", "Kubernetes Service CIDR is ready", cancellationToken);
            return null;
        }

        if (IsNeeded(range))
        {
            await Tell(range, "False", "Terminating", "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR", cancellationToken);
            return null;
        }

        var left = deleted.ToDateTimeOffset() + s_grace - Now;
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        if (range.Metadata.Finalizers.Contains(Finalizer))
        {
            await Write(range with { Metadata = range.Metadata with { Finalizers = range.Metadata.Finalizers.RemoveAll(static f => f == Finalizer) } }, cancellationToken);
        }

        return null;
    }

    private static bool Contains(ServiceCidr range, System.Net.IPAddress address) => range.Spec.Cidrs.Any(c => IPNetwork.TryParse(c, out var network) && network.Contains(address));

    private static bool Contains(ServiceCidr range, IPNetwork part) =>
        range.Spec.Cidrs.Any(c => IPNetwork.TryParse(c, out var network) && network.PrefixLength <= part.PrefixLength && network.Contains(part.BaseAddress));

    // Addresses of a range that lies in another one stay in that one.
    private bool IsNeeded(ServiceCidr range)
    {
        var others = _ranges.List().Where(r => r.Metadata.Name != range.Metadata.Name).ToList();
        if (range.Spec.Cidrs.All(c => !IPNetwork.TryParse(c, out var network) || others.Any(o => Contains(o, network))))
        {
            return false;
        }

        return _addresses.List().Any(a =>
            a.Metadata.Labels.GetValueOrDefault(ManagedBy) == Allocator
            && System.Net.IPAddress.TryParse(a.Metadata.Name, out var address)
            && Contains(range, address)
            && !others.Any(o => Contains(o, address)));
    }

    private async ValueTask Tell(ServiceCidr range, string status, string reason, string message, CancellationToken cancellationToken)
    {
        var index = range.Status.Conditions.FindIndex(static c => c.Type == Ready);
        if (index >= 0 && range.Status.Conditions[index] is var told && told.Status == status && told.Reason == reason && told.Message == message)
        {
            return;
        }

        var condition = new Condition { Type = Ready, Status = status, Reason = reason, Message = message, LastTransitionTime = Time.FromDateTimeOffset(Now) };
        ValueList<Condition> conditions = [.. range.Status.Conditions.Where(static c => c.Type != Ready), condition];
        await WriteStatus(range with { Status = range.Status with { Conditions = conditions } }, cancellationToken);
    }

    private async ValueTask Write(ServiceCidr range, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Update(range, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone meanwhile.
        }
    }

    // A range that comes, goes or changes may take over from those that overlap with it, or leave them alone.
    private void OnRange(ServiceCidr? old, ServiceCidr? current)
    {
        Enqueue(old, current);
        foreach (var other in _ranges.List())
        {
            if (other.Metadata.DeletionTimestamp is not null)
            {
                Queue.Add(ObjectKey.Of(other));
            }
        }
    }

    private void OnAddress(IPAddress? old, IPAddress? current)
    {
        if (!System.Net.IPAddress.TryParse((current ?? old)!.Metadata.Name, out var address))
        {
            return;
        }

        foreach (var range in _ranges.List())
        {
            if (range.Metadata.DeletionTimestamp is not null && Contains(range, address))
            {
                Queue.Add(ObjectKey.Of(range));
            }
        }
    }
}
