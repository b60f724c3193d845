using System.Text.Json;
using System.Xml.Linq;
using Dotnetes.Testing.Scenarios;

namespace Dotnetes.Testing.Tests;

public sealed class ScenarioTests
{
    private const string Story = """
        seed: 3
        duration: 15m
        interval: 30s
        nodes:
        - {count: 3, cpu: 2, memory: 4Gi, zone: a}
        - {count: 1, cpu: 2, memory: 4Gi, namePrefix: spare-, labels: {pool: spare}, taints: ["pool=spare:NoSchedule"]}
        pods:
        - labels: {app: web}
          startDelay: 3s
          startJitter: 2s
        objects: |
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web, namespace: default}
          spec:
            replicas: 6
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec:
                containers:
                - name: c
                  image: web:1
                  resources: {requests: {cpu: 500m, memory: 100Mi}}
        timeline:
        - at: 2m
          stopNodes: [node-0]
        - at: 8m
          scale: {name: web, replicas: 12}
        - at: 10m
          addNodes: {count: 2, cpu: 2, memory: 4Gi}
        - at: 12m
          drain: [node-1]
        """;

    [Fact]
    public void A_scenario_is_played_and_told()
    {
        var report = ScenarioRun.Play(ScenarioReader.Read(Story, _ => throw new FileNotFoundException()));
        Assert.Equal(31, report.Samples.Count);
        Assert.Equal((0, 0), (report.Unscheduled, report.Restarts));
        Assert.Contains(report.Timeline, t => t.What == "node-0 is not ready");
        Assert.True(report.Evictions >= 2, ReportWriter.Text(report));
        Assert.True(report.PodsMade >= 14);

        // Eight pods of half a processor fit on the two nodes that are ready; the spare node counts, but takes none.
        Assert.Equal(4.0 / 6, report.Samples.Max(s => s.CpuShare), 0.01);
        Assert.Equal(12, report.Samples[^1].Ready);
        Assert.True(ScenarioReport.Percentile(report.ReadySeconds, 0.5) >= 3);
        Assert.Equal(report.Digest, ScenarioRun.Play(ScenarioReader.Read(Story, _ => "")).Digest);
    }

    [Fact]
    public void The_sample_answers_its_capacity_question()
    {
        var report = ScenarioRun.Play(ScenarioReader.Read(File.ReadAllText(Sample("capacity.yaml")), _ => throw new FileNotFoundException()));

        // Forty places, of which thirty-eight are wanted; thirty-two are left when a node is gone, so that at least six pods wait.
        Assert.Equal(38, report.Samples.Max(s => s.Ready));
        Assert.Equal(38 / 40.0, report.Samples.Where(s => s.Nodes == s.NodesReady).Max(s => s.CpuShare), 0.001);
        Assert.Equal(4, report.Samples[^1].NodesReady);
        Assert.Equal(32, report.Samples[^1].Ready);
        Assert.True(report.Unscheduled >= 6, ReportWriter.Text(report));
    }

    private static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "samples", "scenarios")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("samples/scenarios");
        }

        return Path.Combine(folder.FullName, "samples", "scenarios", name);
    }

    [Fact]
    public void Reports_are_written_in_several_forms()
    {
        var report = ScenarioRun.Play(ScenarioReader.Read("{duration: 1m, nodes: [{count: 2}]}", _ => ""));
        Assert.Equal(report.Samples.Count + 1, ReportWriter.Csv(report).TrimEnd().Split('\n').Length);
        using var json = JsonDocument.Parse(ReportWriter.Json(report));
        Assert.Equal(2, json.RootElement.GetProperty("samples")[0].GetProperty("nodesReady").GetInt32());
        Assert.Equal("svg", XDocument.Parse(ReportPicture.Svg(report)).Root!.Name.LocalName);
        Assert.Contains("<svg", ReportPicture.Html(report, "a < b"));
    }

    [Theory]
    [InlineData("{what: 1}", "what is not known in a scenario")]
    [InlineData("{duration: soon}", "duration: soon is no duration")]
    [InlineData("{nodes: [{cpu: lots}]}", "cpu: lots is no quantity")]
    [InlineData("{timeline: [{scale: {name: web}}]}", "scale needs replicas")]
    public void Mistakes_in_scenarios_are_named(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ScenarioReader.Read(yaml, _ => "")).Message);
}
