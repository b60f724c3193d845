using System.Globalization;
using System.Text.RegularExpressions;
using Dotnetes.EndToEnd.Tests.Clusters;
using Dotnetes.Store;

namespace Dotnetes.EndToEnd.Tests.Store;

/// <summary>What an administrator does with backups and with damaged files, through the program.</summary>
[Trait("Tier", "E2E")]
public sealed class StoreCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_running_store_restores_to_the_same_records()
    {
        var expected = await Serve("old", async (process, store) =>
        {
            for (var i = 0; i < 50; i++)
            {
                await store.Put($"/key/{i % 20:00}", "value"u8.ToArray());
            }

            var saved = await Run("snapshot", "save", _folder["backup"], "--endpoints", process.Address);
            Assert.Equal(0, saved.Code);
            return (await store.Range(new RangeRequest(KeyRange.All))).Items;
        });
        Assert.Contains("20 keys", (await Run("snapshot", "status", _folder["backup"])).Output, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["backup"]));

        Assert.StartsWith("Would restore", (await Run("snapshot", "restore", _folder["backup"], "--data-dir", _folder["new"], "--dry-run")).Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["new"]));
        Assert.Equal(0, (await Run("snapshot", "restore", _folder["backup"], "--data-dir", _folder["new"])).Code);
        var again = await Run("snapshot", "restore", _folder["backup"], "--data-dir", _folder["new"]);
        Assert.Equal(1, again.Code);
        Assert.Contains("is not empty", again.Error, StringComparison.Ordinal);
        var restored = await Serve("new", async (_, store) => (await store.Range(new RangeRequest(KeyRange.All))).Items);
        Assert.Equal(expected, restored);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_with_file_and_offset()
    {
        await Serve("old", async (process, store) =>
        {
            await store.Put("/key", new byte[3000]);
            await Run("snapshot", "save", _folder["backup"], "--endpoints", process.Address);
            return 0;
        });
        Flip(_folder["backup"], 1500);
        foreach (var command in (string[][])[["status", _folder["backup"]], ["restore", _folder["backup"], "--data-dir", _folder["new"]]])
        {
            var result = await Run(["snapshot", .. command]);
            Assert.Equal(1, result.Code);
            Assert.Matches($"^error: {Regex.Escape(_folder["backup"])}, offset [0-9]+: ", result.Error);
        }

        Assert.False(Directory.Exists(Path.Combine(_folder["new"], "store")));
    }

    [Fact]
    public async Task Damaged_files_are_found_and_repaired_up_to_the_damage()
    {
        await Serve("old", async (_, store) =>
        {
            for (var i = 0; i < 100; i++)
            {
                await store.Put("/key", new byte[1000]);
            }

            return 0;
        });
        var good = await Run("store", "verify", "--data-dir", _folder["old"]);
        Assert.Equal(0, good.Code);
        var last = Revision(good.Output);
        var segment = Directory.GetFiles(Path.Combine(_folder["old"], "store")).MaxBy(file => new FileInfo(file).Length)!;
        Flip(segment, 60_000);

        var start = await Run("etcd", "--data-dir", Path.Combine(_folder["old"], "store"), "--listen-client-urls", "unix://" + _folder["x.sock"]);
        Assert.Equal(1, start.Code);
        Assert.Contains("dotnetes store repair", start.Error, StringComparison.Ordinal);

        var damaged = await Run("store", "verify", "--data-dir", _folder["old"]);
        Assert.Equal(1, damaged.Code);
        Assert.Contains(segment, damaged.Error, StringComparison.Ordinal);
        var kept = Revision(damaged.Output);
        Assert.InRange(kept, 2, last - 1);

        Assert.Equal(1, (await Run("store", "repair", "--to-revision", Text(last), "--data-dir", _folder["old"])).Code);
        Assert.Equal(0, (await Run("store", "repair", "--to-revision", Text(kept), "--data-dir", _folder["old"])).Code);
        Assert.Equal(kept, Revision((await Run("store", "verify", "--data-dir", _folder["old"])).Output));
        Assert.True(Directory.Exists(Path.Combine(_folder["old"], "store.damaged-1")));
        Assert.Equal(kept, await Serve("old", async (_, store) => (await store.Status()).Revision));
    }

    [Fact]
    public async Task A_store_in_use_is_left_alone()
    {
        await Serve("old", async (_, _) =>
        {
            foreach (var command in (string[][])[["store", "verify"], ["store", "repair", "--to-revision", "1"]])
            {
                var result = await Run([.. command, "--data-dir", _folder["old"]]);
                Assert.Equal(1, result.Code);
                Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
            }

            return 0;
        });
    }

    private async Task<T> Serve<T>(string name, Func<StoreProcess, IStore, Task<T>> use)
    {
        Directory.CreateDirectory(_folder[name]);
        await using var process = new StoreProcess(_folder[name]);
        await process.Start();
        await using var store = process.Connect();
        return await use(process, store);
    }

    private static Task<ProgramResult> Run(params string[] arguments) => ExternalProgram.Try(DotnetesProgram.Path, arguments);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Revision(string output) => long.Parse(Regex.Match(output, "Good up to revision ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static void Flip(string file, int offset)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[offset] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
