using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Capacities of CSI drivers.</summary>
public sealed class CsiStorageCapacityStrategy : PlainStrategy<CsiStorageCapacity>
{
    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(CsiStorageCapacity value, CsiStorageCapacity? old) => NodeLabelWarnings.Selector(value.NodeTopology, FieldPath.Of("nodeTopology"));

    /// <inheritdoc />
    public override void ValidateCreate(CsiStorageCapacity value, StrategyContext context, FieldErrorList errors)
    {
        errors.AddRange(LabelSelectorValidation.Validate(value.NodeTopology, FieldPath.Of("nodeTopology")));
        errors.Subdomain(FieldPath.Of("storageClassName"), value.StorageClassName);
        if (value.Capacity is { } capacity)
        {
            errors.NotNegative(FieldPath.Of("capacity"), capacity);
        }
    }

    /// <inheritdoc />
    public override void ValidateUpdate(CsiStorageCapacity value, CsiStorageCapacity old, StrategyContext context, FieldErrorList errors)
    {
        ValidateCreate(value, context, errors);
        errors.Immutable(FieldPath.Of("nodeTopology"), value.NodeTopology, old.NodeTopology);
        errors.Immutable(FieldPath.Of("storageClassName"), value.StorageClassName, old.StorageClassName);
    }
}
