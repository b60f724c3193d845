using System.Globalization;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.FlowControl.Debugging;

/// <summary>The state of priority levels, queues and requests as tables, below <c>/debug/api_priority_and_fairness</c>.</summary>
internal sealed class FlowControlPaths(FlowController controller) : IHttpPath
{
    private const string Root = "/debug/api_priority_and_fairness/";
    private static readonly string[] s_requestHeader =
    [
        "PriorityLevelName", "FlowSchemaName", "QueueIndex", "RequestIndexInQueue", "FlowDistingsher", "ArriveTime", "InitialSeats", "FinalSeats", "AdditionalLatency", "StartTime",
    ];

    private static readonly string[] s_detailHeader = ["UserName", "Verb", "APIPath", "Namespace", "Name", "APIVersion", "Resource", "SubResource"];

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var path = context.Info.Path;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return false;
        }

        var table = path[Root.Length..] switch
        {
            "dump_priority_levels" => Levels(),
            "dump_queues" => Queues(),
            "dump_requests" => Requests(context.Query["includeRequestDetails"].Length > 0),
            _ => null,
        };
        if (table is null)
        {
            return false;
        }

        await BodyWriter.WriteText(http, 200, table.ToString());
        return true;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool flag) => flag ? "true" : "false";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string[] Row(string level, int queue, int index, RequestReport request, bool withDetails)
    {
        string[] cells =
        [
            level, request.Schema, Text(queue), Text(index), request.Distinguisher, Text(request.Arrived), Text(request.Work.InitialSeats), Text(request.Work.FinalSeats),
            Duration.FromTimeSpan(request.Work.AdditionalLatency).ToString(), request.Started is { } started ? Text(started) : "0001-01-01T00:00:00Z",
        ];
        if (!withDetails)
        {
            return cells;
        }

        var info = request.Info;
        var version = info is null || info.Group.Length == 0 ? info?.Version : $"{info.Group}/{info.Version}";
        return [.. cells, request.User?.Name ?? "", info?.Verb ?? "", info?.Path ?? "", info?.Namespace ?? "", info?.Name ?? "", version ?? "", info?.Resource ?? "", info?.Subresource ?? ""];
    }

    private DumpTable Levels()
    {
        var table = new DumpTable(
            "PriorityLevelName", "ActiveQueues", "IsIdle", "IsQuiescing", "WaitingRequests", "ExecutingRequests", "DispatchedRequests", "RejectedRequests", "TimedoutRequests",
            "CancelledRequests");
        foreach (var level in controller.Levels)
        {
            var report = level.Queues.Report(withRequests: true);
            table.Add(
                level.Name,
                Text(report.Queues.Count(q => q.Waiting.Count > 0)),
                Text(report is { Waiting: 0, Executing: 0 }),
                Text(level.IsQuiescing),
                Text(report.Waiting),
                Text(report.Executing),
                Text(report.Dispatched),
                Text(report.Rejected),
                Text(0),
                Text(report.Cancelled));
        }

        return table;
    }

    private DumpTable Queues()
    {
        var table = new DumpTable(
            "PriorityLevelName", "Index", "PendingRequests", "ExecutingRequests", "SeatsInUse", "NextDispatchR", "InitialSeatsSum", "MaxSeatsSum", "TotalWorkSum");
        foreach (var level in controller.Levels)
        {
            foreach (var queue in level.Queues.Report(withRequests: true).Queues)
            {
                table.Add(
                    level.Name,
                    Text(queue.Index),
                    Text(queue.Waiting.Count),
                    Text(queue.Executing.Count),
                    Text(queue.SeatsInUse),
                    SeatSeconds.Format(queue.NextDispatchR),
                    Text(queue.Waiting.Sum(r => r.Work.InitialSeats)),
                    Text(queue.Waiting.Sum(r => r.Work.MaxSeats)),
                    SeatSeconds.Format(queue.WaitingWork));
            }
        }

        return table;
    }

    private DumpTable Requests(bool withDetails)
    {
        var table = new DumpTable(withDetails ? [.. s_requestHeader, .. s_detailHeader] : s_requestHeader);
        foreach (var level in controller.Levels)
        {
            var report = level.Queues.Report(withRequests: true);
            foreach (var queue in report.Queues)
            {
                for (var i = 0; i < queue.Waiting.Count; i++)
                {
                    table.Add(Row(level.Name, queue.Index, i, queue.Waiting[i], withDetails));
                }

                foreach (var request in queue.Executing)
                {
                    table.Add(Row(level.Name, queue.Index, -1, request, withDetails));
                }
            }

            foreach (var request in report.Unqueued)
            {
                table.Add(Row(level.Name, -1, -1, request, withDetails));
            }
        }

        return table;
    }
}
