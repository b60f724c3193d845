using Dotnetes.ApiServer.Tests.Resources;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class FlowControlFactsTests
{
    [FactsFact]
    public async Task Every_metric_of_upstreams_is_there_with_its_type_and_labels()
    {
        var registry = new MetricRegistry();
        await using var server = await TestServer.Start(change: o => o with { Metrics = registry });
        var text = MetricRegistry.Write(registry);
        var wrong = new List<string>();
        foreach (var row in SharedFacts.Lines("metrics.tsv").Select(l => l.Split('\t')).Where(r => r[0].StartsWith("apiserver_flowcontrol_", StringComparison.Ordinal)))
        {
            var type = row[1] switch { "Counter" => "counter", "Gauge" => "gauge", _ => "histogram" };
            if (!text.Contains($"# TYPE {row[0]} {type}\n", StringComparison.Ordinal) || !text.Contains($"# HELP {row[0]} [{row[2]}] ", StringComparison.Ordinal))
            {
                wrong.Add(row[0]);
            }
        }

        Assert.Empty(wrong);
    }
}
