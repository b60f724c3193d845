using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Volume attributes classes.</summary>
public sealed class VolumeAttributesClassStrategy : ResourceStrategy<VolumeAttributesClass>
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("DriverName", "The driver that knows the attributes."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(VolumeAttributesClass value, DateTimeOffset now) => [TableCell.Text(value.DriverName), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override void ValidateCreate(VolumeAttributesClass value, StrategyContext context, FieldErrorList errors)
    {
        errors.Provisioner(FieldPath.Of("driverName"), value.DriverName);
        errors.Parameters(FieldPath.Of("parameters"), value.Parameters, mayBeEmpty: false);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(VolumeAttributesClass value, VolumeAttributesClass old, StrategyContext context, FieldErrorList errors)
    {
        if (value.DriverName != old.DriverName)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("driverName"), "updates to driverName are forbidden."));
        }

        if (value.Parameters != old.Parameters)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("parameters"), "updates to parameters are forbidden."));
        }

        ValidateCreate(value, context, errors);
    }
}
