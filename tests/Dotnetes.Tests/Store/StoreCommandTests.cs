using System.Globalization;
using System.Text.RegularExpressions;
using Dotnetes.Store;

namespace Dotnetes.Tests.Store;

[Trait("Tier", "Integration")]
public sealed class StoreCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    private string Files => Path.Combine(Data, "store");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_store_is_found_good()
    {
        await Fill(20);
        var found = await Run("store", "verify", "--data-dir", Data);
        Assert.Equal((0, "Good up to revision 21: 20 keys, history from revision 0\n"), (found.Code, found.Output));
    }

    [Fact]
    public async Task A_torn_end_is_told_and_is_no_damage()
    {
        await Fill(20);
        var log = Directory.GetFiles(Files, "*.log").Single();
        var used = Used(log);
        using (var file = File.OpenWrite(log))
        {
            file.SetLength(used - 40);
        }

        var found = await Run("store", "verify", "--data-dir", Data);
        Assert.Equal(0, found.Code);
        Assert.StartsWith("Good up to revision 20: 19 keys", found.Output);
        Assert.Contains("nothing is lost by that", found.Output);
    }

    [Fact]
    public async Task Damage_is_found_and_what_came_before_it_is_rescued()
    {
        await Fill(200);
        var log = Directory.GetFiles(Files, "*.log").Single();
        var used = Used(log);
        using (var file = File.Open(log, FileMode.Open))
        {
            file.Position = used / 2;
            var old = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(old ^ 4));
        }

        await using (var refused = StoreProgram.Launch(Data))
        {
            Assert.Equal(1, await refused.ExitCode());
            Assert.Contains("dotnetes store verify", refused.Errors);
        }

        var found = await Run("store", "verify", "--data-dir", Data);
        Assert.Equal(1, found.Code);
        Assert.Contains(log, found.Error);
        var good = long.Parse(Regex.Match(found.Error, @"--to-revision (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(good, 2, 200);
        var tooFar = await Run("store", "repair", "--data-dir", Data, "--to-revision", "201");
        Assert.Equal(1, tooFar.Code);
        Assert.StartsWith("error: ", tooFar.Error);
        var repaired = await Run("store", "repair", "--data-dir", Data, "--to-revision", $"{good}");
        Assert.Equal((0, ""), (repaired.Code, repaired.Error));
        Assert.True(File.Exists(Path.Combine(Files + ".damaged-1", Path.GetFileName(log))));
        await using var server = await StoreProgram.Start(Data);
        await using var store = server.Connect();
        Assert.Equal(good, (await store.Status()).Revision);
        Assert.Equal(good - 1, (await store.Range(RangeRequest.Prefix("k/"))).Count);
    }

    [Fact]
    public async Task A_store_in_use_and_a_missing_one_are_left_alone()
    {
        foreach (var arguments in (string[][])[["verify"], ["repair", "--to-revision", "5"]])
        {
            var missing = await Run(["store", .. arguments, "--data-dir", Data]);
            Assert.Equal(1, missing.Code);
            Assert.StartsWith("error: there is no store in", missing.Error);
        }

        await using var server = await StoreProgram.Start(Data);
        foreach (var arguments in (string[][])[["verify"], ["repair", "--to-revision", "1"]])
        {
            var locked = await Run(["store", .. arguments, "--data-dir", Data]);
            Assert.Equal(1, locked.Code);
            Assert.Contains("another process uses this store", locked.Error);
        }

        await using var second = StoreProgram.Launch(Data);
        Assert.Equal(1, await second.ExitCode());
        Assert.Contains("another process uses this store", second.Errors);
    }

    // After the last frame stands space that was taken for others.
    private static int Used(string log) => File.ReadAllBytes(log).AsSpan().LastIndexOfAnyExcept((byte)0) + 1;

    private static Task<ProgramResult> Run(params string[] arguments) => ExternalProgram.Try(DotnetesProgram.Path, arguments);

    private async Task Fill(int count)
    {
        await using var server = await StoreProgram.Start(Data);
        await using var store = server.Connect();
        for (var i = 0; i < count; i++)
        {
            await store.Put($"k/{i:d4}", new byte[100]);
        }

        Assert.Equal(0, await server.Stop());
    }
}
