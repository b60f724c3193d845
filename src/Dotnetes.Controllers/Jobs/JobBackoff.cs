using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Jobs;

/// <summary>How long jobs wait before they replace failed pods: 10 seconds, doubling with every failure since the last success, up to 10 minutes.</summary>
internal sealed class JobBackoff
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private readonly Dictionary<ObjectKey, Record> _records = [];
    private readonly Lock _gate = new();

    /// <summary>The state of a job with newly ended pods; it counts once it is saved.</summary>
    public Record Next(ObjectKey key, IReadOnlyCollection<Pod> succeeded, IReadOnlyCollection<Pod> failed)
    {
        Record before;
        lock (_gate)
        {
            before = _records.GetValueOrDefault(key);
        }

        if (succeeded.Count > 0)
        {
            var success = succeeded.Max(JobPods.FinishTime);
            failed = [.. failed.Where(p => JobPods.FinishTime(p) > success)];
            before = default;
        }

        return failed.Count == 0 ? before : new(before.Failures + failed.Count, failed.Max(JobPods.FinishTime));
    }

    /// <summary>Remembers a state.</summary>
    public void Save(ObjectKey key, Record record)
    {
        lock (_gate)
        {
            _records[key] = record;
        }
    }

    /// <summary>Forgets a job.</summary>
    public void Forget(ObjectKey key)
    {
        lock (_gate)
        {
            _records.Remove(key);
        }
    }

    /// <summary>Failures in a row.</summary>
    /// <param name="Failures">How many.</param>
    /// <param name="Last">When the last was.</param>
    public readonly record struct Record(int Failures, DateTimeOffset Last)
    {
        /// <summary>How long to wait yet; zero or less when it is over.</summary>
        public TimeSpan Left(DateTimeOffset now)
        {
            if (Failures == 0)
            {
                return TimeSpan.Zero;
            }

            var factor = Math.Min(Failures - 1, 10);
            var wait = s_first * (1 << factor);
            return Last + (wait < s_longest ? wait : s_longest) - now;
        }
    }
}
