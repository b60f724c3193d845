using System.ComponentModel;
using System.Diagnostics;

namespace Dotnetes.Proxy.Processes;

/// <summary>A program of the operating system that is started for one task.</summary>
internal static class ToolProcess
{
    private const int MaxMessage = 2000;
    private static readonly string[] s_folders = ["/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin"];

    /// <summary>The path of a program; its name alone when it is nowhere.</summary>
    public static string Find(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(s_folders).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists) ?? name;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static async Task<(int Code, string Output, string Error)> Run(IReadOnlyList<string> command, string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code and message tell why.
        }

        await process.WaitForExitAsync(cancellationToken);
        var text = await error;
        return (process.ExitCode, await output, text.Length <= MaxMessage ? text.Trim() : text[..MaxMessage] + "…");
    }
}
