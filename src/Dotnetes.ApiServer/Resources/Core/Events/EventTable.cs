using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core.Events;

/// <summary>Events of both groups in tables.</summary>
public static class EventTable
{
    /// <summary>The columns; the name comes last.</summary>
    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Last Seen", "Time since it happened last."),
        TableColumn.Text("Type", "Normal or Warning."),
        TableColumn.Text("Reason", "Why it happened, in one word."),
        TableColumn.Text("Object", "What it is about."),
        TableColumn.Text("Subobject", "The part of the object it is about.").Wide(),
        TableColumn.Text("Source", "Who reported it.").Wide(),
        TableColumn.Text("Message", "What happened."),
        TableColumn.Text("First Seen", "Time since it happened first.").Wide(),
        TableColumn.Text("Count", "How often it happened.").Wide(),
        TableColumn.Name.Wide(),
    ];

    /// <summary>The row of an event.</summary>
    public static ValueList<RawJson> Row(Event value, DateTimeOffset now)
    {
        var first = value.FirstTimestamp.IsZero ? HumanDuration.Since(value.EventTime, now) : HumanDuration.Since(value.FirstTimestamp, now);
        var last = value.LastTimestamp.IsZero ? first : HumanDuration.Since(value.LastTimestamp, now);
        var count = Math.Max(value.Count, 1);
        if (value.Series is { } series)
        {
            last = HumanDuration.Since(series.LastObservedTime, now);
            count = series.Count;
        }

        var kind = value.InvolvedObject.Kind.ToLowerInvariant();
        var component = value.Source.Component.Length > 0 ? value.Source.Component : value.ReportingComponent;
        var instance = value.Source.Host.Length > 0 ? value.Source.Host : value.ReportingInstance;
        return
        [
            TableCell.Text(last),
            TableCell.Text(value.Type),
            TableCell.Text(value.Reason),
            TableCell.Text(value.InvolvedObject.Name.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{kind}/{value.InvolvedObject.Name}") : kind),
            TableCell.Text(value.InvolvedObject.FieldPath),
            TableCell.Text(instance.Length > 0 ? $"{component}, {instance}" : component),
            TableCell.Text(value.Message.Trim()),
            TableCell.Text(first),
            TableCell.Number(count),
            TableCell.Text(value.Metadata.Name),
        ];
    }
}
