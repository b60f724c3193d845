namespace Dotnetes.Certificates;

/// <summary>Files that everybody may read, such as certificates; who reads them sees the old text or the new one whole.</summary>
public static class PublicFile
{
    /// <summary>Writes text, replacing what was there.</summary>
    public static void Write(string path, string text)
    {
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
