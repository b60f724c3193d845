using System.Globalization;

namespace Dotnetes.LoadDriver;

/// <summary>The figures: a line each with name, value and unit, separated by tabs.</summary>
internal static class Figures
{
    public static void Print(string name, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:G5}\t{unit}"));

    /// <summary>Prints a Markdown table of two files of figures.</summary>
    public static void Compare(string first, string second, TextWriter writer)
    {
        var other = Read(second);
        writer.WriteLine("| Figure | Unit | A | B | A/B |\n|---|---|---:|---:|---:|");
        foreach (var (name, (value, unit)) in Read(first))
        {
            if (other.TryGetValue(name, out var theirs))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {unit} | {value:G4} | {theirs.Value:G4} | {value / theirs.Value:F2} |"));
            }
        }
    }

    private static Dictionary<string, (double Value, string Unit)> Read(string path)
    {
        var figures = new Dictionary<string, (double, string)>(StringComparer.Ordinal);
        foreach (var parts in File.ReadLines(path).Select(l => l.Split('\t')).Where(p => p.Length == 3))
        {
            figures[parts[0]] = (double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }

        return figures;
    }
}
