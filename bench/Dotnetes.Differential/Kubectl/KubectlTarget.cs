using System.Diagnostics;
using System.Text;

namespace Dotnetes.Differential.Kubectl;

/// <summary>One of the two API servers, and the folder in which sessions are run against it.</summary>
internal sealed class KubectlTarget(Uri server, string token, string folder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The server's address.</summary>
    public Uri Server => server;

    /// <summary>Where everything of it is; mentioned in some outputs.</summary>
    public string Folder => folder;

    /// <summary>Reads <c>URL,TOKEN</c>.</summary>
    public static KubectlTarget Open(string description, string folder)
    {
        var parts = description.Split(',', 2);
        return new(new(parts[0]), parts.ElementAtOrDefault(1) ?? "", folder);
    }

    /// <summary>Lays out the files of a session.</summary>
    public void Prepare(Session session, string kubectl)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var name in (string[])["bin", "work", "tmp"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        File.CreateSymbolicLink(Path.Combine(folder, "bin", "kubectl"), Path.GetFullPath(kubectl));
        File.WriteAllText(Path.Combine(folder, "kubeconfig"), $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{{server.ToString().TrimEnd('/')}}}", insecure-skip-tls-verify: true}}]
            users: [{name: u, user: {token: "{{{token}}}"}}]
            contexts: [{name: x, context: {cluster: c, user: u, namespace: {{{session.Name}}}}}]
            current-context: x

            """);
        foreach (var (name, content) in session.Files)
        {
            var path = Path.Combine(folder, "work", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    /// <summary>Runs a command in the folder of the session; one that takes more than a minute is ended.</summary>
    public async Task<CommandOutcome> Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = Path.Combine(folder, "work"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [("KUBECONFIG", Path.Combine(folder, "kubeconfig")), ("HOME", folder), ("TMPDIR", Path.Combine(folder, "tmp")), ("TZ", "UTC"), ("LC_ALL", "C.UTF-8"), ("EDITOR", "true"), ("KUBECTL_EXTERNAL_DIFF", "diff -u")])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        return new(process.ExitCode, await output, await error);
    }
}
