using System.Globalization;
using Dotnetes.ApiServer.FlowControl.Queuing;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>
/// Estimates the work of requests (KEP-1040, "Width of the request"): lists by the bytes that are held at once, the beginning of watches like lists, writes by the watchers that
/// will be told.
/// </summary>
/// <param name="statistics">How many objects a resource has and how large they are.</param>
internal sealed class WorkEstimator(Func<RequestInfo, ResourceStatistics> statistics)
{
    private const long BytesPerSeat = 100_000;
    private const long LargestList = 1_000_000;
    private const long LargestObject = 1_500_000;
    private const int MaxListSeats = 100;
    private const int MaxWriteSeats = 10;
    private const int WatchersPerSeat = 10;
    private static readonly TimeSpan s_timePerEvent = TimeSpan.FromMilliseconds(5);

    /// <summary>Estimates a request.</summary>
    /// <param name="info">Method and path.</param>
    /// <param name="query">The query.</param>
    /// <param name="maxSeats">The most seats that the priority level gives one request; zero when it says nothing.</param>
    /// <param name="watchers">The watchers that may be told of the change.</param>
    public WorkEstimate Estimate(RequestInfo info, QueryParameters query, int maxSeats, int watchers) => info.IsResource
        ? info.Verb switch
        {
            "list" => new(List(info, query, maxSeats)),
            "watch" when StartsWithList(query) => new(List(info, query, maxSeats)),
            "create" or "update" or "patch" or "delete" when info is not { Resource: "serviceaccounts", Subresource: "token" } => Write(maxSeats, watchers),
            _ => WorkEstimate.One,
        }
        : WorkEstimate.One;

    private static bool StartsWithList(QueryParameters query) => query.Flag("sendInitialEvents") || query["resourceVersion"] is "" or "0";

    private static WorkEstimate Write(int maxSeats, int watchers)
    {
        if (watchers < WatchersPerSeat)
        {
            return WorkEstimate.One;
        }

        // As much work as it is, but no wider than the level likes: then it takes longer.
        var wanted = (watchers + WatchersPerSeat - 1) / WatchersPerSeat;
        var seats = Math.Min(wanted, Limit(maxSeats, MaxWriteSeats));
        return new(1, seats, s_timePerEvent * ((double)wanted / seats));
    }

    private static int Limit(int maxSeats, int most) => maxSeats == 0 ? most : Math.Min(maxSeats, most);

    private static bool IsOfOneName(RequestInfo info, QueryParameters query) =>
        info.Name.Length > 0 || (query["fieldSelector"] is var fields && fields.StartsWith("metadata.name=", StringComparison.Ordinal) && !fields.Contains(',', StringComparison.Ordinal));

    private int List(RequestInfo info, QueryParameters query, int maxSeats)
    {
        var (objects, bytes) = statistics(info);
        if (objects == 0)
        {
            return 1;
        }

        if (IsOfOneName(info, query))
        {
            objects = 1;
        }
        else if (query["limit"] is { Length: > 0 } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0)
        {
            objects = Math.Min(objects, limit);
        }

        var held = Math.Min(objects * (bytes > 0 ? bytes : LargestObject), LargestList);
        return (int)Math.Clamp((held + BytesPerSeat - 1) / BytesPerSeat, 1, Limit(maxSeats, MaxListSeats));
    }
}
