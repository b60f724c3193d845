using System.Collections.Concurrent;

namespace Dotnetes.Kubelet.Stats;

/// <summary>Turns growing counters of processor time into rates between readings. Safe for concurrent use.</summary>
internal sealed class UsageRates
{
    private static readonly TimeSpan MinSpan = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, UsageSample> _last = new(StringComparer.Ordinal);

    /// <summary>The sample with its rate since the last one that is at least a second older; zero for the first.</summary>
    public UsageSample Of(string key, UsageSample sample)
    {
        if (!_last.TryGetValue(key, out var last))
        {
            _last[key] = sample;
            return sample;
        }

        var span = sample.At - last.At;
        if (span < MinSpan)
        {
            return sample with { NanoCores = last.NanoCores };
        }

        var used = sample.CpuNanoseconds >= last.CpuNanoseconds ? sample.CpuNanoseconds - last.CpuNanoseconds : 0;
        var result = sample with { NanoCores = (ulong)(used / span.TotalSeconds) };
        _last[key] = result;
        foreach (var (other, old) in _last)
        {
            if (sample.At - old.At > ForgetAfter)
            {
                _last.TryRemove(other, out _);
            }
        }

        return result;
    }
}
