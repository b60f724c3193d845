using System.Globalization;
using System.Net;
using System.Text;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Draws reports.</summary>
public static class ReportPicture
{
    private const int Width = 900;
    private const int Height = 220;
    private const int Left = 60;
    private const int Top = 30;

    /// <summary>The figures over time as an SVG picture: pods above, the requested share of the nodes below, and marks where something happened.</summary>
    public static string Svg(ScenarioReport report)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 20} {(2 * (Height + Top)) + 60}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        var end = report.Samples.Count == 0 ? 1 : Math.Max(1, report.Samples[^1].Seconds);
        var most = report.Samples.Count == 0 ? 1 : Math.Max(1, report.Samples.Max(s => Math.Max(s.Running, s.Pending)));
        Panel(svg, report, end, Top, most, "0", [("running", "#1f77b4", s => s.Running), ("ready", "#2ca02c", s => s.Ready), ("pending", "#d62728", s => s.Pending)]);
        Panel(
            svg, report, end, Height + (2 * Top) + 20, 1, "0%",
            [("processors requested", "#ff7f0e", s => s.CpuShare), ("memory requested", "#9467bd", s => s.MemoryShare), ("nodes ready", "#7f7f7f", s => s.Nodes == 0 ? 0 : (double)s.NodesReady / s.Nodes)]);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A page with the picture, the figures and the timeline.</summary>
    public static string Html(ScenarioReport report, string title) =>
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body style="font-family: sans-serif; max-width: 1000px; margin: 2em auto">
        <h1>{WebUtility.HtmlEncode(title)}</h1>
        {Svg(report)}
        <pre>{WebUtility.HtmlEncode(ReportWriter.Text(report))}</pre>
        </body></html>

        """;

    private static void Panel(
        StringBuilder svg, ScenarioReport report, double end, int top, double most, string format, (string Name, string Color, Func<ScenarioSample, double> Value)[] lines)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#ccc\"/>\n");
        for (var i = 0; i <= 4; i++)
        {
            var y = top + Height - (i * Height / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Left + Width}\" y2=\"{y}\" stroke=\"#eee\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4}\" text-anchor=\"end\">{(most * i / 4).ToString(format, CultureInfo.InvariantCulture)}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (i * Width / 4)}\" y=\"{top + Height + 16}\" text-anchor=\"middle\">{end * i / 4 / 60:0.#} min</text>\n");
        }

        foreach (var (seconds, what) in report.Timeline)
        {
            var x = Left + (seconds / end * Width);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" y1=\"{top}\" x2=\"{x:0.#}\" y2=\"{top + Height}\" stroke=\"#bbb\" stroke-dasharray=\"3 3\"><title>{WebUtility.HtmlEncode(what)}</title></line>\n");
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var (name, color, value) = lines[i];
            var points = string.Join(' ', report.Samples.Select(s => string.Create(
                CultureInfo.InvariantCulture, $"{Left + (s.Seconds / end * Width):0.#},{top + Height - (value(s) / most * Height):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (i * 180)}\" y=\"{top - 8}\" fill=\"{color}\">{name}</text>\n");
        }
    }
}
