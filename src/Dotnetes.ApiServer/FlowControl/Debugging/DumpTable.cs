using System.Text;

namespace Dotnetes.ApiServer.FlowControl.Debugging;

/// <summary>Writes tables as upstream's dumps look: cells with commas after them, in columns at least eight wide.</summary>
/// <param name="header">The names of the columns.</param>
internal sealed class DumpTable(params IReadOnlyList<string> header)
{
    private const int MinWidth = 8;

    private readonly List<IReadOnlyList<string>> _rows = [header];

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <inheritdoc/>
    public override string ToString()
    {
        var last = header.Count - 1;
        var widths = Enumerable.Range(0, last).Select(i => Math.Max(MinWidth, _rows.Max(r => r[i].Length) + 2)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            for (var i = 0; i < last; i++)
            {
                text.Append((row[i] + ",").PadRight(widths[i]));
            }

            text.Append(row[last]).Append('\n');
        }

        return text.ToString();
    }
}
