using System.Text;

namespace Dotnetes.Kubelet.Logs;

/// <summary>Lines of container logs in the CRI's format: time, stream, tag (P partial, F full), content.</summary>
internal static class LogLine
{
    /// <summary>What the container wrote in the last lines of a piece of a log. A piece may begin in the middle of a line, which is left out.</summary>
    public static string Strip(string text, int maxLength, int maxLines)
    {
        var result = new StringBuilder();
        var lines = text.Split('\n');
        var end = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        foreach (var line in lines.AsSpan(Math.Max(0, end - maxLines), Math.Min(end, maxLines)))
        {
            var fields = line.Split(' ', 4);
            if (fields.Length < 4 || fields[2] is not { Length: > 0 } tags || tags[0] is not ('F' or 'P'))
            {
                continue;
            }

            // After a partial line comes its rest, or nothing when the container ended without a line's end.
            result.Append(fields[3]);
            if (tags[0] == 'F')
            {
                result.Append('\n');
            }
        }

        return result.Length > maxLength ? result.ToString(result.Length - maxLength, maxLength) : result.ToString();
    }
}
