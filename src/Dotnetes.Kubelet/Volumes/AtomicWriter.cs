using System.Globalization;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>
/// Shows a set of files in a directory so that readers see either all old or all new ones: the files lie in a directory with a time in
/// its name, <c>..data</c> is a symbolic link to it that is replaced by a rename, and every visible name is a link through <c>..data</c>.
/// </summary>
internal sealed class AtomicWriter(string directory, TimeProvider time)
{
    private const string DataLink = "..data";
    private const UnixFileMode DirectoryMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes the directory show these files; tells whether anything changed.</summary>
    /// <param name="files">The files by their paths relative to the directory.</param>
    /// <param name="group">The group that gets the files; null keeps root.</param>
    public bool Write(IReadOnlyDictionary<string, VolumeFile> files, uint? group)
    {
        var link = Path.Combine(directory, DataLink);
        var oldName = new FileInfo(link).LinkTarget;
        if (oldName is not null && IsSame(Path.Combine(directory, oldName), files))
        {
            ShowNames(files);
            return false;
        }

        var name = NewName();
        var target = Path.Combine(directory, name);
        Directory.CreateDirectory(target, DirectoryMode);
        File.SetUnixFileMode(target, DirectoryMode);
        foreach (var (path, file) in files)
        {
            WriteFile(target, path, file, group);
        }

        if (group is { } owner)
        {
            NativeMethods.ChangeOwner(target, 0, owner);
        }

        var temporary = Path.Combine(directory, "..data_tmp");
        File.Delete(temporary);
        File.CreateSymbolicLink(temporary, name);
        if (NativeMethods.Rename(temporary, link) != 0)
        {
            throw new IOException($"renaming {temporary} failed: {NativeMethods.LastError()}");
        }

        ShowNames(files);
        HideOthers(files);
        if (oldName is not null)
        {
            Directory.Delete(Path.Combine(directory, oldName), recursive: true);
        }

        return true;
    }

    private static bool IsSame(string target, IReadOnlyDictionary<string, VolumeFile> files)
    {
        if (!Directory.Exists(target))
        {
            return false;
        }

        var there = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(target, p)).ToHashSet();
        return there.SetEquals(files.Keys) && files.All(f => IsSame(Path.Combine(target, f.Key), f.Value));
    }

    private static bool IsSame(string path, VolumeFile file) =>
        File.GetUnixFileMode(path) == file.Mode && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content.Span);

    private static void WriteFile(string target, string path, VolumeFile file, uint? group)
    {
        var full = Path.Combine(target, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using (var stream = new FileStream(full, FileMode.Create, FileAccess.Write))
        {
            stream.Write(file.Content.Span);
        }

        if (group is not null || file.Owner is not null)
        {
            NativeMethods.ChangeOwner(full, file.Owner ?? 0, group ?? 0);
        }

        File.SetUnixFileMode(full, file.Mode);
    }

    private void ShowNames(IReadOnlyDictionary<string, VolumeFile> files)
    {
        foreach (var name in TopNames(files))
        {
            var visible = new FileInfo(Path.Combine(directory, name));
            var wanted = Path.Combine(DataLink, name);
            if (visible.LinkTarget == wanted)
            {
                continue;
            }

            if (visible.LinkTarget is not null)
            {
                visible.Delete();
            }

            File.CreateSymbolicLink(visible.FullName, wanted);
        }
    }

    private void HideOthers(IReadOnlyDictionary<string, VolumeFile> files)
    {
        var wanted = TopNames(files);
        foreach (var path in Directory.EnumerateFileSystemEntries(directory))
        {
            var info = new FileInfo(path);
            if (!info.Name.StartsWith("..", StringComparison.Ordinal) && info.LinkTarget is not null && !wanted.Contains(info.Name))
            {
                info.Delete();
            }
        }
    }

    private static HashSet<string> TopNames(IReadOnlyDictionary<string, VolumeFile> files) =>
        files.Keys.Select(path => path.Split('/')[0]).ToHashSet(StringComparer.Ordinal);

    private string NewName()
    {
        var now = time.GetUtcNow();
        return now.ToString("'..'yyyy_MM_dd_HH_mm_ss.", CultureInfo.InvariantCulture) + (now.UtcTicks % TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
    }
}
