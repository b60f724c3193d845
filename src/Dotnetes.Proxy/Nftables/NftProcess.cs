using System.ComponentModel;
using Dotnetes.Proxy.Processes;

namespace Dotnetes.Proxy.Nftables;

/// <summary>The program nft, started once per batch.</summary>
/// <param name="command">The program and what comes before its arguments; null for the nft of this machine, in this process's network namespace.</param>
public sealed class NftProcess(IReadOnlyList<string>? command = null) : INft
{
    private readonly IReadOnlyList<string> _command = command ?? [ToolProcess.Find("nft")];

    /// <inheritdoc/>
    public async Task Apply(string batch, CancellationToken cancellationToken) => await Run(["-f", "-"], batch, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> HasTable(string family, string name, CancellationToken cancellationToken) =>
        (await Run(["list", "tables", family], "", cancellationToken)).Split('\n').Contains($"table {family} {name}");

    private async Task<string> Run(string[] arguments, string input, CancellationToken cancellationToken)
    {
        try
        {
            var (code, output, error) = await ToolProcess.Run([.. _command, .. arguments], input, cancellationToken);
            return code == 0 ? output : throw new NftException($"nft ended with {code}: {error}");
        }
        catch (Win32Exception e)
        {
            throw new NftException($"the program nft cannot be started; install the package nftables ({e.Message})", e);
        }
    }
}
