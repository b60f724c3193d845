namespace Dotnetes.Commands;

/// <summary>Tables as people read them in a terminal.</summary>
internal static class TextTable
{
    /// <summary>Writes rows with columns of even width; the first row holds the headings.</summary>
    public static void Write(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
