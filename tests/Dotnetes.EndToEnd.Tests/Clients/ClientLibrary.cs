namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>A client library of another language, in a folder of its own that is kept for the next time.</summary>
public sealed class ClientLibrary
{
    private static readonly string[] PythonPackages =
    [
        "python3-kubernetes", "python3-google-auth", "python3-requests", "python3-requests-oauthlib", "python3-six", "python3-urllib3", "python3-websocket", "python3-yaml", "python3-dateutil", "python3-certifi",
        "python3-cachetools", "python3-oauthlib", "python3-rsa", "python3-pyasn1", "python3-pyasn1-modules", "python3-idna", "python3-chardet", "python3-charset-normalizer", "python3-pkg-resources", "python3-setuptools",
    ];

    private ClientLibrary(string name, string[] programs, Func<string, Task> install)
    {
        Folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "dotnetes-tests", name);
        Obstacle = programs.Where(p => ExternalProgram.Find(p) is null).ToList() is { Count: > 0 } missing ? $"needs {string.Join(", ", missing)} on this machine" : Install(name, install);
    }

    /// <summary>The official Python client, from Debian: the installed package, else an unpacked one.</summary>
    public static ClientLibrary Python { get; } = new("python3-kubernetes", ["apt-get", "dpkg", "/usr/bin/python3"], async folder =>
    {
        if (Directory.Exists("/usr/lib/python3/dist-packages/kubernetes"))
        {
            return;
        }

        await ExternalProgram.Run("apt-get", ["-q", "download", .. PythonPackages], folder);
        foreach (var package in Directory.GetFiles(folder, "*.deb"))
        {
            await ExternalProgram.Run("dpkg", ["-x", package, Path.Combine(folder, "root")]);
        }
    });

    /// <summary>The official JavaScript client, from npm; its second version wants a newer node than Debian has.</summary>
    public static ClientLibrary Node { get; } = new("client-node", ["npm", "node"], folder => ExternalProgram.Run("npm", ["install", "--no-audit", "--no-fund", "@kubernetes/client-node@1"], folder));

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>Why there is none; null when there is.</summary>
    public string? Obstacle { get; }

    private string? Install(string name, Func<string, Task> install)
    {
        var done = Path.Combine(Folder, "installed");
        if (File.Exists(done))
        {
            return null;
        }

        try
        {
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }

            Directory.CreateDirectory(Folder);
            install(Folder).GetAwaiter().GetResult();
            File.WriteAllText(done, "");
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"{name} cannot be had: {e.Message.Split('\n')[0]}";
        }
    }
}
