using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Replica sets and replication controllers in tables.</summary>
internal static class ReplicaTable
{
    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Number("Desired", "Replicas that are wanted."),
        TableColumn.Number("Current", "Replicas that exist."),
        TableColumn.Number("Ready", "Replicas that are ready."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    public static ValueList<RawJson> Row(ObjectMeta metadata, int desired, int current, int ready, ValueList<Container> containers, RawJson selector, DateTimeOffset now) =>
    [
        TableCell.Number(desired),
        TableCell.Number(current),
        TableCell.Number(ready),
        TableCell.Age(metadata, now),
        TableCell.ContainerNames(containers),
        TableCell.ContainerImages(containers),
        selector,
    ];
}
