namespace Dotnetes.Certificates;

/// <summary>Files that hold keys: readable by their owner only, from the first byte on.</summary>
public static class PrivateFile
{
    /// <summary>Writes text, replacing what was there.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
