namespace Dotnetes.Kubelet.Logs;

/// <summary>Lines of container logs in the CRI's format: time, stream, tag (P partial, F full), content.</summary>
internal static class LogLine
{
    /// <summary>The contents of the last lines of a piece of a log, without times and streams.</summary>
    public static string Strip(string text, int maxLength, int maxLines)
    {
        var contents = text.Split('\n').Select(Content).ToList();
        var result = string.Join('\n', contents.TakeLast(maxLines + 1));
        return result.Length > maxLength ? result[^maxLength..] : result;
    }

    private static string Content(string line)
    {
        var position = 0;
        for (var field = 0; field < 3; field++)
        {
            var space = line.IndexOf(' ', position);
            if (space < 0)
            {
                return "";
            }

            position = space + 1;
        }

        return line[position..];
    }
}
