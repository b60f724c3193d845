using Dotnetes.Api.Core.V1;
using Dotnetes.Api;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>Counts persistent volume claims and the storage they ask for, altogether and by storage class.</summary>
public sealed class ClaimQuotaEvaluator() : QuotaEvaluator(new("", "persistentvolumeclaims"))
{
    private const string ByClass = ".storageclass.storage.k8s.io/";
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <inheritdoc/>
    public override bool NeedsObject => true;

    /// <inheritdoc/>
    public override bool Handles(QuotaOperation operation, string subresource, IKubeObject current, IKubeObject? old) => subresource switch
    {
        "" => true,
        "status" => old is not null && Frees(old, current, default),
        _ => false,
    };

    /// <inheritdoc/>
    public override bool Tracks(string resourceName) =>
        base.Tracks(resourceName)
        || resourceName is ResourceName.Persistentvolumeclaims or ResourceName.RequestsStorage
        || resourceName.EndsWith(ByClass + ResourceName.Persistentvolumeclaims, StringComparison.Ordinal)
        || resourceName.EndsWith(ByClass + ResourceName.RequestsStorage, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ValueMap<Quantity> Usage(IKubeObject value, DateTimeOffset now)
    {
        var claim = (PersistentVolumeClaim)value;
        var used = default(ValueMapBuilder<Quantity>);
        used.Add(ResourceName.Persistentvolumeclaims, One);
        used.Add(CountName, One);
        var storageClass = claim.Metadata.Annotations.GetValueOrDefault(ClassAnnotation) ?? claim.Spec.StorageClassName ?? "";
        if (storageClass.Length > 0)
        {
            used.Add(storageClass + ByClass + ResourceName.Persistentvolumeclaims, One);
        }

        if (Storage(claim) is { } storage)
        {
            used.Add(ResourceName.RequestsStorage, storage);
            if (storageClass.Length > 0)
            {
                used.Add(storageClass + ByClass + ResourceName.RequestsStorage, storage);
            }
        }

        return used.ToMap();
    }

    /// <inheritdoc/>
    public override bool Frees(IKubeObject old, IKubeObject current, DateTimeOffset now)
    {
        var (before, after) = ((PersistentVolumeClaim)old, (PersistentVolumeClaim)current);
        return before.Status.AllocatedResources.GetValueOrDefault(ResourceName.Storage) != after.Status.AllocatedResources.GetValueOrDefault(ResourceName.Storage)
            || !AttributesClasses(before).SetEquals(AttributesClasses(after));
    }

    /// <inheritdoc/>
    public override bool IsInScope(ScopedResourceSelectorRequirement scope, IKubeObject value)
    {
        if (scope.ScopeName != ResourceQuotaScope.VolumeAttributesClass)
        {
            return false;
        }

        var classes = AttributesClasses((PersistentVolumeClaim)value);
        return classes.Count == 0 ? Selects(scope, null) : classes.Any(c => Selects(scope, c));
    }

    /// <inheritdoc/>
    public override ValueList<ScopedResourceSelectorRequirement> UncoveredScopes(
        IEnumerable<ScopedResourceSelectorRequirement> limited,
        IReadOnlyCollection<ScopedResourceSelectorRequirement> matched) => NotCovered(limited, matched);

    // What is allocated counts where it is more: an expansion that failed and was taken back still holds its storage (KEP-1790).
    private static Quantity? Storage(PersistentVolumeClaim claim)
    {
        if (!claim.Spec.Resources.Requests.TryGetValue(ResourceName.Storage, out var wanted))
        {
            return null;
        }

        var larger = claim.Status.AllocatedResources.TryGetValue(ResourceName.Storage, out var allocated) && allocated > wanted ? allocated : wanted;
        return larger.RoundUp(0);
    }

    private static HashSet<string> AttributesClasses(PersistentVolumeClaim claim)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddName(claim.Spec.VolumeAttributesClassName);
        AddName(claim.Status.CurrentVolumeAttributesClassName);
        AddName(claim.Status.ModifyVolumeStatus?.TargetVolumeAttributesClassName);
        return names;

        void AddName(string? name)
        {
            if (!string.IsNullOrEmpty(name))
            {
                names.Add(name);
            }
        }
    }
}
