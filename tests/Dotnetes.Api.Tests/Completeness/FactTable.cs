namespace Dotnetes.Api.Tests.Completeness;

/// <summary>One file of facts: tab separated, comments behind hashes, the first other line names the columns.</summary>
internal sealed class FactTable
{
    private readonly Dictionary<string, int> _columns;

    private FactTable(Dictionary<string, int> columns, List<FactRow> rows)
    {
        _columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<FactRow> Rows { get; }

    public static FactTable Load(params ReadOnlySpan<string> path)
    {
        var rows = new List<FactRow>();
        FactTable? table = null;
        foreach (var line in File.ReadLines(Path.Combine([SharedFolder.Path!, "facts", .. path])))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var cells = line.Split('\t');
            if (table is null)
            {
                table = new FactTable(cells.Index().ToDictionary(c => c.Item, c => c.Index), rows);
            }
            else
            {
                rows.Add(new FactRow(table, cells));
            }
        }

        return table ?? throw new InvalidDataException("an empty table");
    }

    internal int Column(string name) => _columns[name];
}
