using System.Text.RegularExpressions;

namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>The versions of kubectl on this machine, and the newest one that Debian has.</summary>
public static class KubectlPrograms
{
    /// <summary>Files <c>kubectl.VERSION</c> beside the real file of this machine's kubectl, oldest first; else that kubectl.</summary>
    public static IReadOnlyList<string> Installed { get; } = FindInstalled();

    /// <summary>The minor version that a file's name ends with; a high number when it names none.</summary>
    public static int MinorOf(string path) => int.TryParse(path[(path.LastIndexOf('.') + 1)..], out var minor) ? minor : int.MaxValue;

    /// <summary>The newest kubectl: that of Debian's unstable distribution when it can be downloaded (kept for the next time), else the newest installed one.</summary>
    public static async Task<string> Newest()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "dotnetes-tests");
        var path = Path.Combine(cache, "kubectl.sid");
        if (File.Exists(path))
        {
            return path;
        }

        try
        {
            Directory.CreateDirectory(cache);
            await Download(path);
            return path;
        }
        catch (InvalidOperationException)
        {
            // No network, or no Debian.
            return Installed[^1];
        }
    }

    private static List<string> FindInstalled()
    {
        if (ExternalProgram.Find("kubectl") is not { } path)
        {
            return [];
        }

        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var versions = Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "kubectl.1.*")
            .Where(f => Regex.IsMatch(f, @"kubectl\.1\.\d+$"))
            .OrderBy(MinorOf)
            .ToList();
        return versions.Count > 0 ? versions : [path];
    }

    private static async Task Download(string path)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["lists/partial"]);
        Directory.CreateDirectory(folder["cache/archives/partial"]);
        await File.WriteAllTextAsync(folder["sid.list"], "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main\n");
        string[] options =
        [
            "-q", "-o", $"Dir::Etc::sourcelist={folder["sid.list"]}", "-o", "Dir::Etc::sourceparts=/dev/null", "-o", $"Dir::State::lists={folder["lists"]}",
            "-o", "Dir::State::status=/dev/null", "-o", $"Dir::Cache={folder["cache"]}", "-o", "APT::Sandbox::User=root",
        ];
        await ExternalProgram.Run("apt-get", [.. options, "update"], folder.Path);
        await ExternalProgram.Run("apt-get", [.. options, "download", "kubectl"], folder.Path);
        await ExternalProgram.Run("dpkg", ["-x", Directory.GetFiles(folder.Path, "*.deb").Single(), folder["root"]]);
        File.Copy(folder["root/usr/bin/kubectl"], path + ".new", overwrite: true);
        File.Move(path + ".new", path, overwrite: true);
    }
}
