using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>Takes how long one plugin, or all of one round, took for one operation.</summary>
/// <param name="histogram">Makes the histogram of what passed or of what was refused, at first use: most plugins refuse nothing.</param>
/// <param name="summary">Makes the summary that goes with it; null when there is none.</param>
internal sealed class AdmissionTimer(Func<string, Histogram> histogram, Func<string, Summary>? summary = null)
{
    private Values? _passed;
    private Values? _refused;

    /// <summary>Takes one.</summary>
    public void Observe(TimeSpan elapsed, bool isRefused)
    {
        var values = isRefused ? _refused ??= Make("true") : _passed ??= Make("false");
        values.Histogram.Observe(elapsed.TotalSeconds);
        values.Summary?.Observe(elapsed.TotalSeconds);
    }

    private Values Make(string rejected) => new(histogram(rejected), summary?.Invoke(rejected));

    private sealed record Values(Histogram Histogram, Summary? Summary);
}
