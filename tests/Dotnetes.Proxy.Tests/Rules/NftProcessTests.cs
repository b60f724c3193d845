using Dotnetes.Proxy.Nftables;

namespace Dotnetes.Proxy.Tests.Rules;

public sealed class NftProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dnp-");

    [Fact]
    public async Task A_missing_nft_is_told_with_what_to_do_and_used_as_soon_as_it_is_there()
    {
        var program = Path.Combine(_folder.FullName, "nft");
        var nft = new NftProcess([program]);
        var refusal = await Assert.ThrowsAsync<NftException>(() => nft.Apply("flush ruleset", default));
        Assert.StartsWith("the program nft cannot be started; install the package nftables", refusal.Message);

        await File.WriteAllTextAsync(program, $"#!/bin/sh\ncat >{_folder.FullName}/batch\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await nft.Apply("add table ip x", default);
        Assert.Equal("add table ip x", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "batch")));
    }

    [Fact]
    public async Task What_nft_says_against_a_batch_is_told()
    {
        var nft = new NftProcess(["/bin/sh", "-c", "echo 'syntax error, unexpected junk' >&2; exit 1"]);
        var refusal = await Assert.ThrowsAsync<NftException>(() => nft.Apply("junk", default));
        Assert.Equal("nft ended with 1: syntax error, unexpected junk", refusal.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
