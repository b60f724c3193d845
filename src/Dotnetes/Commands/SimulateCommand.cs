using System.CommandLine;
using Dotnetes.Testing.Scenarios;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes simulate</c>: plays a scenario with the real control plane and simulated nodes, in virtual time.</summary>
public static class SimulateCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("scenario") { Description = "The scenario as YAML; docs/testing.md describes it. - reads standard input." };
        var csv = new Option<string>("--csv") { Description = "Where to write the figures over time as CSV." };
        var json = new Option<string>("--json") { Description = "Where to write everything as JSON." };
        var svg = new Option<string>("--svg") { Description = "Where to write a picture of the figures over time." };
        var html = new Option<string>("--html") { Description = "Where to write a page with the picture, the figures and the timeline." };
        var command = new Command("simulate", "Plays nodes, workloads and failures over time without a cluster, and says how it went.") { file, csv, json, svg, html };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var path = arguments.GetValue(file)!;
            var text = path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path);
            var folder = path == "-" ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(path))!;
            var report = ScenarioRun.Play(ScenarioReader.Read(text, name => File.ReadAllText(Path.Combine(folder, name))));
            Console.Out.Write(ReportWriter.Text(report));
            Write(arguments.GetValue(csv), () => System.Text.Encoding.UTF8.GetBytes(ReportWriter.Csv(report)));
            Write(arguments.GetValue(json), () => ReportWriter.Json(report));
            Write(arguments.GetValue(svg), () => System.Text.Encoding.UTF8.GetBytes(ReportPicture.Svg(report)));
            Write(arguments.GetValue(html), () => System.Text.Encoding.UTF8.GetBytes(ReportPicture.Html(report, Path.GetFileNameWithoutExtension(path))));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static void Write(string? path, Func<byte[]> content)
    {
        if (!string.IsNullOrEmpty(path))
        {
            File.WriteAllBytes(path, content());
        }
    }
}
