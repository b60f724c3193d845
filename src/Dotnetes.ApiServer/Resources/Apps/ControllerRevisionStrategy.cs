using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Controller revisions.</summary>
public sealed class ControllerRevisionStrategy : ResourceStrategy<ControllerRevision>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("Controller", "Whose revision it is."), TableColumn.Text("Revision", "Its number."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ControllerRevision value, DateTimeOffset now)
    {
        var owner = value.Metadata.OwnerReferences.Find(o => o.Controller == true);
        return [TableCell.Text(owner is null ? TableCell.None : $"{Kind(owner)}/{owner.Name}"), TableCell.Number(value.Revision), TableCell.Age(value.Metadata, now)];
    }

    private static string Kind(OwnerReference owner)
    {
        var slash = owner.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? owner.Kind : $"{owner.Kind}.{owner.ApiVersion[..slash]}").ToLowerInvariant();
    }

    /// <inheritdoc />
    public override void ValidateCreate(ControllerRevision value, StrategyContext context, FieldErrorList errors)
    {
        errors.NotNegative(FieldPath.Of("revision"), value.Revision);
        if (value.Data.IsEmpty || value.Data.Raw.Span.SequenceEqual("null"u8))
        {
            errors.Add(FieldError.Required(FieldPath.Of("data"), "data is mandatory"));
        }
        else if (!value.Data.IsEncodedObject && value.Data.Raw.Span[0] != (byte)'{')
        {
            errors.Add(FieldError.Required(FieldPath.Of("data"), "data must be a valid JSON object"));
        }
    }

    /// <inheritdoc />
    public override void ValidateUpdate(ControllerRevision value, ControllerRevision old, StrategyContext context, FieldErrorList errors)
    {
        errors.NotNegative(FieldPath.Of("revision"), value.Revision);
        errors.Immutable(FieldPath.Of("data"), value.Data, old.Data);
    }
}
