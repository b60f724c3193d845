using System.Globalization;

namespace Dotnetes.Store.Benchmarks;

/// <summary>Two runs of the load side by side.</summary>
internal static class Comparison
{
    /// <summary>Prints a table for docs/performance.md.</summary>
    public static int Print(string ours, string theirs)
    {
        var other = Read(theirs).ToDictionary(row => row.Name);
        Console.Out.WriteLine("| | Dotnetes | etcd | ratio |\n|---|---|---|---|");
        foreach (var row in Read(ours))
        {
            if (!other.TryGetValue(row.Name, out var their))
            {
                continue;
            }

            // For times less is better.
            var ratio = row.Unit == "ms" ? their.Number / row.Number : row.Number / their.Number;
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {row.Name} | {Show(row.Number)} {row.Unit} | {Show(their.Number)} {row.Unit} | {ratio:F1} |"));
        }

        return 0;
    }

    private static string Show(double number) => number.ToString(number < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, double Number, string Unit)> Read(string file) =>
        from line in File.ReadLines(file)
        let parts = line.Split('\t')
        where parts.Length == 3
        select (parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
}
