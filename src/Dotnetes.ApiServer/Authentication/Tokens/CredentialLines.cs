using System.Text;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>The lines of a file with users and their secrets: comma-separated values (RFC 4180 without line breaks in cells), secret first.</summary>
internal static class CredentialLines
{
    /// <summary>The lines that are not empty, with their numbers.</summary>
    public static IEnumerable<(int Number, List<string> Cells)> Of(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length > 0)
            {
                yield return (number, Cells(line.TrimEnd('\r')));
            }
        }
    }

    /// <summary>The user of a line: name, uid and, maybe, groups separated by commas.</summary>
    public static UserInfo UserOf(List<string> cells) => new(cells[1])
    {
        Uid = cells[2],
        Groups = cells.Count > 3 ? cells[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToValueList() : default,
    };

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
