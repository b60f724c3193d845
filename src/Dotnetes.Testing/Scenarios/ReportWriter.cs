using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Writes reports for people and for programs.</summary>
public static class ReportWriter
{
    /// <summary>The timeline and the figures as text.</summary>
    public static string Text(ScenarioReport report)
    {
        var text = new StringBuilder();
        foreach (var (seconds, what) in report.Timeline)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Clock(seconds),9}  {what}\n");
        }

        var peak = report.Samples.Count == 0 ? default : report.Samples.MaxBy(s => s.CpuShare);
        text.Append('\n')
            .Append(CultureInfo.InvariantCulture, $"Pods made            {report.PodsMade}\n")
            .Append(CultureInfo.InvariantCulture, $"Wait for a node      {Spread(report.SchedulingSeconds)}\n")
            .Append(CultureInfo.InvariantCulture, $"Until ready          {Spread(report.ReadySeconds)}\n")
            .Append(CultureInfo.InvariantCulture, $"Without a node       {report.Unscheduled} in the end\n")
            .Append(CultureInfo.InvariantCulture, $"Evictions            {report.Evictions}\n")
            .Append(CultureInfo.InvariantCulture, $"Container restarts   {report.Restarts}\n")
            .Append(CultureInfo.InvariantCulture, $"Requested at most    {peak.CpuShare:P0} of processors, {(report.Samples.Count == 0 ? 0 : report.Samples.Max(s => s.MemoryShare)):P0} of memory\n");
        if (report.Samples.Count > 0)
        {
            var last = report.Samples[^1];
            text.Append(
                CultureInfo.InvariantCulture,
                $"In the end           {last.NodesReady} of {last.Nodes} nodes ready, {last.Running} pods running ({last.Ready} ready), {last.Pending} pending, {last.CpuShare:P0} of processors requested\n");
        }

        return text.ToString();
    }

    /// <summary>The samples as CSV, with a head line.</summary>
    public static string Csv(ScenarioReport report)
    {
        var text = new StringBuilder("seconds,nodes,nodesReady,pending,running,ready,ended,cpuShare,memoryShare\n");
        foreach (var s in report.Samples)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{s.Seconds:0.###},{s.Nodes},{s.NodesReady},{s.Pending},{s.Running},{s.Ready},{s.Ended},{s.CpuShare:0.####},{s.MemoryShare:0.####}\n");
        }

        return text.ToString();
    }

    /// <summary>Everything as JSON.</summary>
    public static byte[] Json(ScenarioReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("podsMade", report.PodsMade);
            json.WriteNumber("unscheduled", report.Unscheduled);
            json.WriteNumber("evictions", report.Evictions);
            json.WriteNumber("restarts", report.Restarts);
            json.WriteString("digest", report.Digest);
            WriteSpread(json, "schedulingSeconds", report.SchedulingSeconds);
            WriteSpread(json, "readySeconds", report.ReadySeconds);
            json.WriteStartArray("timeline");
            foreach (var (seconds, what) in report.Timeline)
            {
                json.WriteStartObject();
                json.WriteNumber("seconds", Math.Round(seconds, 3));
                json.WriteString("what", what);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("samples");
            foreach (var sample in report.Samples)
            {
                Write(json, sample);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, in ScenarioSample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("seconds", sample.Seconds);
        json.WriteNumber("nodes", sample.Nodes);
        json.WriteNumber("nodesReady", sample.NodesReady);
        json.WriteNumber("pending", sample.Pending);
        json.WriteNumber("running", sample.Running);
        json.WriteNumber("ready", sample.Ready);
        json.WriteNumber("ended", sample.Ended);
        json.WriteNumber("cpuShare", Math.Round(sample.CpuShare, 4));
        json.WriteNumber("memoryShare", Math.Round(sample.MemoryShare, 4));
        json.WriteEndObject();
    }

    private static void WriteSpread(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartObject(name);
        json.WriteNumber("median", Math.Round(ScenarioReport.Percentile(values, 0.5), 3));
        json.WriteNumber("p90", Math.Round(ScenarioReport.Percentile(values, 0.9), 3));
        json.WriteNumber("p99", Math.Round(ScenarioReport.Percentile(values, 0.99), 3));
        json.WriteNumber("max", Math.Round(values.Count == 0 ? 0 : values[^1], 3));
        json.WriteEndObject();
    }

    private static string Spread(IReadOnlyList<double> values) => values.Count == 0
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"median {ScenarioReport.Percentile(values, 0.5):0.0} s, 90 % {ScenarioReport.Percentile(values, 0.9):0.0} s, 99 % {ScenarioReport.Percentile(values, 0.99):0.0} s, longest {values[^1]:0.0} s");

    private static string Clock(double seconds) => TimeSpan.FromSeconds(Math.Floor(seconds)).ToString(seconds >= 3600 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
}
