using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Device classes.</summary>
public sealed class DeviceClassStrategy : ResourceStrategy<DeviceClass>
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(DeviceClass value, DateTimeOffset now) => [TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override bool ChangesGeneration(DeviceClass value, DeviceClass old) => value.Spec != old.Spec;

    /// <inheritdoc />
    public override void ValidateCreate(DeviceClass value, StrategyContext context, FieldErrorList errors) => DeviceClassValidation.Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(DeviceClass value, DeviceClass old, StrategyContext context, FieldErrorList errors) => DeviceClassValidation.Validate(value.Spec, errors);
}
