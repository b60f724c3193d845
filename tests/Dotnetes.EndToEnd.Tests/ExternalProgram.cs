using System.Diagnostics;

namespace Dotnetes.EndToEnd.Tests;

/// <summary>Runs programs of the machine to their end.</summary>
public static class ExternalProgram
{
    // Debian keeps containerd's helpers and the file system tools where an ordinary user's PATH does not look.
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>The path of a program, or nothing when the machine does not have it.</summary>
    public static string? Find(string name) => Folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program, by its name or full path, and gives what it wrote to its standard output.</summary>
    /// <exception cref="InvalidOperationException">The program is missing or failed; the message holds what it wrote to its standard error.</exception>
    public static async Task<string> Run(string name, IEnumerable<string> arguments, string? folder = null, string? input = null, CancellationToken cancellationToken = default)
    {
        var all = arguments.ToList();
        var result = await Try(name, all, folder, input, cancellationToken);
        return result.Code == 0
            ? result.Output
            : throw new InvalidOperationException($"{name} {string.Join(' ', all)}: exit code {result.Code}: {result.Error.Trim()}");
    }

    /// <summary>Runs a program, by its name or full path, to its end, whatever that is.</summary>
    /// <exception cref="InvalidOperationException">The program is missing.</exception>
    public static async Task<ProgramResult> Try(string name, IEnumerable<string> arguments, string? folder = null, string? input = null, CancellationToken cancellationToken = default)
    {
        var path = Find(name) ?? throw new InvalidOperationException($"{name} is not on this machine");
        using var process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
        })!;

        // A process does not close the streams that it gave away; left to the finalizers, hundreds of them disturb those of later processes.
        using var standardOutput = process.StandardOutput;
        using var standardError = process.StandardError;
        var output = standardOutput.ReadToEndAsync(cancellationToken);
        var errors = standardError.ReadToEndAsync(cancellationToken);
        try
        {
            if (input is not null)
            {
                await Feed(process, input, cancellationToken);
            }

            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await errors);
    }

    private static async Task Feed(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program does not want to read on; what it thinks of that, its exit code tells.
        }
    }
}
