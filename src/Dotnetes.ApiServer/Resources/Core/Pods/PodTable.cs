using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Pods in tables.</summary>
internal static class PodTable
{
    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Ready", "How many containers are ready, of how many."),
        TableColumn.Text("Status", "What the pod is doing, summed up from its phase and its containers."),
        TableColumn.Text("Restarts", "How often containers were restarted, and when last."),
        TableColumn.Age,
        TableColumn.Text("IP", "The address of the pod.").Wide(),
        TableColumn.Text("Node", "The node of the pod.").Wide(),
        TableColumn.Text("Nominated Node", "The node that is being freed for the pod.").Wide(),
        TableColumn.Text("Readiness Gates", "How many readiness gates are open, of how many.").Wide(),
    ];

    public static ValueList<RawJson> Row(Pod pod, DateTimeOffset now)
    {
        var summary = PodSummary.Of(pod);
        var restarts = summary.Restarts.ToString(CultureInfo.InvariantCulture);
        if (summary.Restarts != 0 && !summary.LastRestart.IsZero)
        {
            restarts = $"{restarts} ({HumanDuration.Since(summary.LastRestart, now)} ago)";
        }

        return
        [
            TableCell.Text(string.Create(CultureInfo.InvariantCulture, $"{summary.Ready}/{summary.Containers}")),
            TableCell.Text(summary.Status),
            TableCell.Text(restarts),
            TableCell.Age(pod.Metadata, now),
            TableCell.TextOrNone(pod.Status.PodIPs.IsEmpty ? "" : pod.Status.PodIPs[0].Ip),
            TableCell.TextOrNone(pod.Spec.NodeName),
            TableCell.TextOrNone(pod.Status.NominatedNodeName),
            TableCell.Text(ReadinessGates(pod)),
        ];
    }

    private static string ReadinessGates(Pod pod)
    {
        if (pod.Spec.ReadinessGates.IsEmpty)
        {
            return TableCell.None;
        }

        var open = 0;
        foreach (var gate in pod.Spec.ReadinessGates)
        {
            if (pod.Status.Conditions.Find(c => c.Type == gate.ConditionType) is { Status: "True" })
            {
                open++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{open}/{pod.Spec.ReadinessGates.Count}");
    }
}
