using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Claims of devices.</summary>
public sealed class ResourceClaimStrategy() : StatusStrategy<ResourceClaim, ResourceClaimSpec, ResourceClaimStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    ResourceClaimStatus.Empty)
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("State", "Whether it is allocated and reserved."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ResourceClaim value, DateTimeOffset now)
    {
        var isDeleted = value.Metadata.DeletionTimestamp is not null;
        var state = value.Status.Allocation is null ? isDeleted ? "" : "pending" : value.Status.ReservedFor.IsEmpty ? "allocated" : "allocated,reserved";
        return [TableCell.Text(!isDeleted ? state : state.Length > 0 ? "deleted," + state : "deleted"), TableCell.Age(value.Metadata, now)];
    }

    /// <inheritdoc />
    public override ResourceClaim Default(ResourceClaim value)
    {
        var spec = DeviceClaimDefaults.Apply(value.Spec);
        return ReferenceEquals(spec, value.Spec) ? value : value with { Spec = spec };
    }

    /// <inheritdoc />
    public override ResourceClaim Stored(ResourceClaim value) =>
        DeviceClaimDefaults.Stored(value.Spec) is var spec && ReferenceEquals(spec, value.Spec) ? value : value with { Spec = spec };

    /// <inheritdoc />
    public override void ValidateCreate(ResourceClaim value, StrategyContext context, FieldErrorList errors)
    {
        AdminAccess.OfRequests(value.Spec.Devices.Requests, FieldPath.Of("spec", "devices", "requests"), value.Metadata.Namespace, context, errors);
        DeviceClaimValidation.Validate(value.Spec, FieldPath.Of("spec"), errors);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(ResourceClaim value, ResourceClaim old, StrategyContext context, FieldErrorList errors) =>
        errors.Immutable(FieldPath.Of("spec"), value.Spec, old.Spec);

    /// <inheritdoc />
    public override void ValidateSubresource(ResourceClaim value, ResourceClaim old, StrategyContext context, FieldErrorList errors)
    {
        AdminAccess.OfResults(value.Status, old.Status, value.Metadata.Namespace, context, errors);
        ResourceClaimStatusValidation.Validate(value, old, errors);
    }
}
