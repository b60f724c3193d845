using System.ComponentModel;
using System.Diagnostics;

namespace Dotnetes.Proxy.Nftables;

/// <summary>The program nft, started once per batch.</summary>
/// <param name="command">The program and what comes before its arguments; null for the nft of this machine, in this process's network namespace.</param>
public sealed class NftProcess(IReadOnlyList<string>? command = null) : INft
{
    private const int MaxMessage = 2000;
    private static readonly string[] s_folders = ["/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin"];

    private readonly IReadOnlyList<string> _command = command ?? [Find()];

    /// <inheritdoc/>
    public async Task Apply(string batch, CancellationToken cancellationToken)
    {
        var (code, _, error) = await Run(["-f", "-"], batch, cancellationToken);
        if (code != 0)
        {
            throw new NftException($"nft ended with {code}: {Shorten(error)}");
        }
    }

    /// <inheritdoc/>
    public async Task<bool> HasTable(string family, string name, CancellationToken cancellationToken)
    {
        var (code, output, error) = await Run(["list", "tables", family], "", cancellationToken);
        return code == 0
            ? output.Split('\n').Contains($"table {family} {name}")
            : throw new NftException($"nft ended with {code}: {Shorten(error)}");
    }

    private static string Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(s_folders).Select(f => Path.Combine(f, "nft")).FirstOrDefault(File.Exists) ?? "nft";
    }

    private static string Shorten(string text) => text.Length <= MaxMessage ? text.Trim() : text[..MaxMessage] + "…";

    private async Task<(int Code, string Output, string Error)> Run(string[] arguments, string input, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(_command[0], [.. _command.Skip(1), .. arguments])
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
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception e)
        {
            throw new NftException($"the program nft cannot be started; install the package nftables ({e.Message})", e);
        }
    }
}
