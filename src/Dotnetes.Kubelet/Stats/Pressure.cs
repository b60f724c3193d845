using System.Globalization;

namespace Dotnetes.Kubelet.Stats;

/// <summary>How long processes waited for something (PSI, the kernel's Documentation/accounting/psi.rst).</summary>
/// <param name="Some">While at least one waited.</param>
/// <param name="Full">While all waited.</param>
internal sealed record Pressure(PressureLine Some, PressureLine Full)
{
    /// <summary>Reads a pressure file; null when there is none.</summary>
    public static Pressure? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var some = default(PressureLine);
        var full = default(PressureLine);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("some ", StringComparison.Ordinal))
            {
                some = Line(line);
            }
            else if (line.StartsWith("full ", StringComparison.Ordinal))
            {
                full = Line(line);
            }
        }

        return new Pressure(some, full);
    }

    private static PressureLine Line(string line)
    {
        var values = line.Split(' ').Skip(1).Select(p => p.Split('=')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        return new PressureLine(Number("avg10"), Number("avg60"), Number("avg300"), (ulong)Number("total"));

        double Number(string name) => double.TryParse(values.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
