using Dotnetes.Api.Events.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Events;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Events;

/// <summary>Events of the events.k8s.io group: other names for the fields of the same stored objects.</summary>
public sealed class EventStrategy : ResourceStrategy<Event>
{
    /// <summary>How events of this group are stored.</summary>
    public static ResourceConversion Conversion { get; } = ResourceConversion.Of<Event, Api.Core.V1.Event>(ToCore, FromCore);

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Event, string>> SelectableFields { get; } = new Dictionary<string, Func<Event, string>>
    {
        ["reason"] = e => e.Reason,
        ["regarding.kind"] = e => e.Regarding.Kind,
        ["regarding.namespace"] = e => e.Regarding.Namespace,
        ["regarding.name"] = e => e.Regarding.Name,
        ["regarding.uid"] = e => e.Regarding.Uid,
        ["regarding.apiVersion"] = e => e.Regarding.ApiVersion,
        ["regarding.resourceVersion"] = e => e.Regarding.ResourceVersion,
        ["regarding.fieldPath"] = e => e.Regarding.FieldPath,
        ["reportingController"] = e => e.ReportingController,
        ["type"] = e => e.Type,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => EventTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Event value, DateTimeOffset now) => EventTable.Row(ToCore(value), now);

    /// <inheritdoc />
    public override void ValidateCreate(Event value, StrategyContext context, FieldErrorList errors)
    {
        EventValidation.Validate(ToCore(value), "reportingController", errors);
        EventValidation.ValidateNew(ToCore(value), errors);
    }

    /// <inheritdoc />
    public override void ValidateUpdate(Event value, Event old, StrategyContext context, FieldErrorList errors)
    {
        EventValidation.Validate(ToCore(value), "reportingController", errors);
        EventValidation.ValidateChange(ToCore(value), ToCore(old), errors);
    }

    private static Api.Core.V1.Event ToCore(Event e) => new()
    {
        Metadata = e.Metadata,
        EventTime = e.EventTime,
        Series = e.Series is { } s ? new() { Count = s.Count, LastObservedTime = s.LastObservedTime } : null,
        ReportingComponent = e.ReportingController,
        ReportingInstance = e.ReportingInstance,
        Action = e.Action,
        Reason = e.Reason,
        InvolvedObject = e.Regarding,
        Related = e.Related,
        Message = e.Note,
        Type = e.Type,
        Source = e.DeprecatedSource,
        FirstTimestamp = e.DeprecatedFirstTimestamp,
        LastTimestamp = e.DeprecatedLastTimestamp,
        Count = e.DeprecatedCount,
    };

    private static Event FromCore(Api.Core.V1.Event e) => new()
    {
        Metadata = e.Metadata,
        EventTime = e.EventTime,
        Series = e.Series is { } s ? new() { Count = s.Count, LastObservedTime = s.LastObservedTime } : null,
        ReportingController = e.ReportingComponent,
        ReportingInstance = e.ReportingInstance,
        Action = e.Action,
        Reason = e.Reason,
        Regarding = e.InvolvedObject,
        Related = e.Related,
        Note = e.Message,
        Type = e.Type,
        DeprecatedSource = e.Source,
        DeprecatedFirstTimestamp = e.FirstTimestamp,
        DeprecatedLastTimestamp = e.LastTimestamp,
        DeprecatedCount = e.Count,
    };
}
