using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Templates of device claims.</summary>
public sealed class ResourceClaimTemplateStrategy : ResourceStrategy<ResourceClaimTemplate>
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ResourceClaimTemplate value, DateTimeOffset now) => [TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ResourceClaimTemplate Default(ResourceClaimTemplate value)
    {
        var spec = DeviceClaimDefaults.Apply(value.Spec.Spec);
        return ReferenceEquals(spec, value.Spec.Spec) ? value : value with { Spec = value.Spec with { Spec = spec } };
    }

    /// <inheritdoc />
    public override ResourceClaimTemplate Stored(ResourceClaimTemplate value) =>
        DeviceClaimDefaults.Stored(value.Spec.Spec) is var spec && ReferenceEquals(spec, value.Spec.Spec) ? value : value with { Spec = value.Spec with { Spec = spec } };

    /// <inheritdoc />
    public override void ValidateCreate(ResourceClaimTemplate value, StrategyContext context, FieldErrorList errors)
    {
        AdminAccess.OfRequests(value.Spec.Spec.Devices.Requests, FieldPath.Of("spec", "devices", "requests"), value.Metadata.Namespace, context, errors);
        Check(value, errors);
    }

    private static void Check(ResourceClaimTemplate value, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        TemplateMetadata.Validate(value.Spec.Metadata, path.Child("metadata"), errors);
        DeviceClaimValidation.Validate(value.Spec.Spec, path.Child("spec"), errors);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(ResourceClaimTemplate value, ResourceClaimTemplate old, StrategyContext context, FieldErrorList errors)
    {
        Check(value, errors);
        errors.Immutable(FieldPath.Of("spec"), value.Spec, old.Spec);
    }
}
