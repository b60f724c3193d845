using System.ComponentModel;
using System.Text.Json;
using Dotnetes.Proxy.Processes;

namespace Dotnetes.Proxy.Nftables;

/// <summary>The program nft, started once per batch.</summary>
/// <param name="command">The program and what comes before its arguments; null for the nft of this machine, in this process's network namespace.</param>
public sealed class NftProcess(IReadOnlyList<string>? command = null) : INft
{
    private string _found = "";

    // Looked for again as long as it is nowhere, so that installing it helps without a restart.
    private IReadOnlyList<string> Command => command ?? [File.Exists(_found) ? _found : _found = ToolProcess.Find("nft")];

    /// <inheritdoc/>
    public async Task Apply(string batch, CancellationToken cancellationToken) => await Run(["-f", "-"], batch, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> HasTable(string family, string name, CancellationToken cancellationToken) =>
        (await Run(["list", "tables", family], "", cancellationToken)).Split('\n').Contains($"table {family} {name}");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TimedElement>> ListTimed(string family, string table, CancellationToken cancellationToken)
    {
        if (!await HasTable(family, table, cancellationToken))
        {
            return [];
        }

        // A list of sets would come without their elements.
        var text = await Run(["-j", "list", "table", family, table], "", cancellationToken);
        try
        {
            return Parse(text, table);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new NftException($"nft lists its sets in another way than expected: {e.Message}", e);
        }
    }

    // {"nftables": [{"set": {"table": …, "name": …, "timeout": …, "elem": [{"elem": {"val": …, "expires": …}}]}}]}; an element with another time than its set has "timeout", too.
    private static List<TimedElement> Parse(string text, string table)
    {
        var found = new List<TimedElement>();
        using var document = JsonDocument.Parse(text);
        foreach (var item in document.RootElement.GetProperty("nftables").EnumerateArray())
        {
            if (!item.TryGetProperty("set", out var set) || set.GetProperty("table").GetString() != table || !set.TryGetProperty("elem", out var elements))
            {
                continue;
            }

            foreach (var element in elements.EnumerateArray())
            {
                if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("elem", out var timed) && timed.TryGetProperty("expires", out var expires)
                    && (timed.TryGetProperty("timeout", out var timeout) || set.TryGetProperty("timeout", out timeout)))
                {
                    found.Add(new(set.GetProperty("name").GetString()!, timed.GetProperty("val").GetString()!, timeout.GetInt64(), expires.GetInt64()));
                }
            }
        }

        return found;
    }

    private async Task<string> Run(string[] arguments, string input, CancellationToken cancellationToken)
    {
        try
        {
            var (code, output, error) = await ToolProcess.Run([.. Command, .. arguments], input, cancellationToken);
            return code == 0 ? output : throw new NftException($"nft ended with {code}: {error}");
        }
        catch (Win32Exception e)
        {
            throw new NftException($"the program nft cannot be started; install the package nftables ({e.Message})", e);
        }
    }
}
