using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Events;

/// <summary>Events of the core group.</summary>
public sealed class EventStrategy : ResourceStrategy<Event>
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.ChangesAgain with { ComesLast = true, NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Event, string>> SelectableFields { get; } = new Dictionary<string, Func<Event, string>>
    {
        ["involvedObject.kind"] = e => e.InvolvedObject.Kind,
        ["involvedObject.namespace"] = e => e.InvolvedObject.Namespace,
        ["involvedObject.name"] = e => e.InvolvedObject.Name,
        ["involvedObject.uid"] = e => e.InvolvedObject.Uid,
        ["involvedObject.apiVersion"] = e => e.InvolvedObject.ApiVersion,
        ["involvedObject.resourceVersion"] = e => e.InvolvedObject.ResourceVersion,
        ["involvedObject.fieldPath"] = e => e.InvolvedObject.FieldPath,
        ["reason"] = e => e.Reason,
        ["reportingComponent"] = e => e.ReportingComponent,
        ["source"] = e => e.Source.Component.Length > 0 ? e.Source.Component : e.ReportingComponent,
        ["type"] = e => e.Type,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => EventTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Event value, DateTimeOffset now) => EventTable.Row(value, now);

    /// <inheritdoc />
    public override void ValidateCreate(Event value, StrategyContext context, FieldErrorList errors) => EventValidation.Validate(value, "reportingComponent", errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Event value, Event old, StrategyContext context, FieldErrorList errors) => EventValidation.Validate(value, "reportingComponent", errors);
}
