using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Machinery.Tests.Metrics;

public sealed class MetricRegistryTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void Metrics_are_written_as_prometheus_reads_them()
    {
        _registry.Counter("b_total", "Things.", MetricStability.Stable, "kind").With("a\"\\\n").Add(3);
        _registry.Gauge("a", "A size.", MetricStability.Alpha).With().Value = -1.5;
        Assert.Equal(
            """
            # HELP a [ALPHA] A size.
            # TYPE a gauge
            a -1.5
            # HELP b_total [STABLE] Things.
            # TYPE b_total counter
            b_total{kind="a\"\\\n"} 3

            """,
            MetricRegistry.Write(_registry),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Buckets_of_histograms_count_what_is_not_above_their_bound()
    {
        var histogram = _registry.Histogram("h", "Durations.", MetricStability.Beta, [0.005, 1, 1e6], "verb").With("GET");
        foreach (var value in (double[])[0.005, 0.006, 1, 2, 5e6])
        {
            histogram.Observe(value);
        }

        Assert.Equal(
            """
            # HELP h [BETA] Durations.
            # TYPE h histogram
            h_bucket{verb="GET",le="0.005"} 1
            h_bucket{verb="GET",le="1"} 3
            h_bucket{verb="GET",le="1e+06"} 4
            h_bucket{verb="GET",le="+Inf"} 5
            h_sum{verb="GET"} 5.000003011e+06
            h_count{verb="GET"} 5

            """,
            MetricRegistry.Write(_registry),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(4e-05, "4e-05")]
    [InlineData(123456, "123456")]
    [InlineData(1000000, "1e+06")]
    [InlineData(1.05e6, "1.05e+06")]
    [InlineData(1234567.5, "1.2345675e+06")]
    [InlineData(1e100, "1e+100")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_look_as_go_writes_them(double value, string expected)
    {
        _registry.Gauge("a", "A.", MetricStability.Alpha).With().Value = value;
        Assert.EndsWith($"\na {expected}\n", MetricRegistry.Write(_registry));
    }

    [Fact]
    public void The_same_metric_is_made_once()
    {
        _registry.Counter("c", "C.", MetricStability.Alpha, "x").With("1").Increment();
        _registry.Counter("c", "C.", MetricStability.Alpha, "x").With("1").Increment();
        Assert.Contains("c{x=\"1\"} 2\n", MetricRegistry.Write(_registry));
        Assert.Throws<InvalidOperationException>(() => _registry.Gauge("c", "C.", MetricStability.Alpha, "x"));
        Assert.Throws<InvalidOperationException>(() => _registry.Counter("c", "C.", MetricStability.Alpha, "x").With());
    }

    [Fact]
    public void Counting_from_many_threads_loses_nothing()
    {
        var counter = _registry.Counter("c", "C.", MetricStability.Alpha).With();
        var histogram = _registry.Histogram("h", "H.", MetricStability.Alpha, [1]).With();
        Parallel.For(0, 10_000, _ =>
        {
            counter.Increment();
            histogram.Observe(2);
        });
        Assert.Equal(10_000, counter.Value);
        Assert.Equal(10_000, histogram.Count);
        Assert.Equal(20_000, histogram.Sum);
    }

    [Fact]
    public void Known_labels_are_found_without_allocating()
    {
        var family = _registry.Counter("c", "C.", MetricStability.Alpha, "x", "y");
        family.With("1", "2").Increment();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            family.With("1", "2").Increment();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_process_tells_of_itself()
    {
        var text = MetricRegistry.Write(MetricRegistry.Process);
        Assert.Contains("process_resident_memory_bytes ", text);
        Assert.Contains("process_cpu_seconds_total ", text);
    }

    [Fact]
    public void Metrics_are_written_while_others_add_values()
    {
        var registry = new MetricRegistry();
        var family = registry.Counter("growing_total", "Grows.", MetricStability.Alpha, "n");
        var adder = new Thread(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                family.With(i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Increment();
            }
        });

        adder.Start();
        while (adder.IsAlive)
        {
            Assert.StartsWith("# HELP growing_total", MetricRegistry.Write(registry), StringComparison.Ordinal);
        }

        adder.Join();
    }
}
