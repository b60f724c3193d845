using System.Security.Cryptography;
using Dotnetes.Store;
using Dotnetes.Store.Tests.EtcdServer;

namespace Dotnetes.Tests.Store;

[Trait("Tier", "Integration")]
public sealed class SnapshotCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Backup => _folder["backup"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_running_server_restores_to_the_same_records()
    {
        await using (var server = await StoreProgram.Start(_folder["a"]))
        {
            await using var store = server.Connect();
            await Fill(store);
            var saved = await Run("snapshot", "save", Backup, "--data-dir", _folder["a"]);
            Assert.Equal(0, saved.Code);
            Assert.Matches(@"^Saved \d+ bytes to .*: revision 31, 20 keys, 0 leases, ", saved.Output);
        }

        var status = await Run("snapshot", "status", Backup);
        Assert.Equal(0, status.Code);
        Assert.StartsWith("revision 31, 20 keys, 0 leases, ", status.Output);
        var dry = await Run("snapshot", "restore", Backup, "--data-dir", _folder["b"], "--dry-run");
        Assert.StartsWith("Would restore into ", dry.Output);
        Assert.False(Directory.Exists(_folder["b"]));
        Assert.Equal(0, (await Run("snapshot", "restore", Backup, "--data-dir", _folder["b"], "--bump-revision", "100")).Code);
        await using var restored = await StoreProgram.Start(_folder["b"]);
        await using var copy = restored.Connect();
        Assert.Equal(131, (await copy.Status()).Revision);
        Assert.Equal("29", await Read(copy, "k/09"));
        Assert.Equal(20, (await copy.Range(RangeRequest.Prefix(""))).Count);
    }

    [Fact]
    public async Task A_backup_through_endpoints_and_one_of_a_stopped_server_hold_the_same()
    {
        await using (var server = await StoreProgram.Start(_folder["a"]))
        {
            await using var store = server.Connect();
            await Fill(store);
            Assert.Equal(0, (await Run("snapshot", "save", Backup, "--endpoints", server.Address)).Code);
            Assert.Equal(0, await server.Stop());
        }

        Assert.Equal(0, (await Run("snapshot", "save", _folder["other"], "--data-dir", _folder["a"])).Code);
        var (first, second) = (await Run("snapshot", "status", Backup), await Run("snapshot", "status", _folder["other"]));
        Assert.Equal(first.Output.Split(", made")[0], second.Output.Split(", made")[0]);
        var file = await File.ReadAllBytesAsync(Backup);
        Assert.Equal(32, file.Length % 512);
        Assert.Equal(SHA256.HashData(file.AsSpan(0, file.Length - 32)), file[^32..]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
    }

    [EtcdctlFact]
    public async Task A_backup_that_etcdctl_saved_can_be_restored()
    {
        await using var server = await StoreProgram.Start(_folder["a"]);
        await using var store = server.Connect();
        await Fill(store);
        await ExternalProgram.Run("env", ["ETCDCTL_API=3", "etcdctl", "--endpoints", server.Address, "snapshot", "save", Backup]);
        Assert.Equal(0, (await Run("snapshot", "restore", Backup, "--data-dir", _folder["b"], "--bump-revision", "0")).Code);
        await using var restored = await StoreProgram.Start(_folder["b"]);
        await using var copy = restored.Connect();
        Assert.Equal((await store.Range(RangeRequest.Prefix(""))).Items, (await copy.Range(RangeRequest.Prefix(""))).Items);
    }

    [EtcdFact]
    public async Task A_backup_of_real_etcd_is_saved_and_not_taken_for_one_of_ours()
    {
        await using var etcd = await EtcdProcess.Start();
        Assert.Equal(0, (await Run("snapshot", "save", Backup, "--endpoints", etcd.Address)).Code);
        Assert.Equal(32, new FileInfo(Backup).Length % 512);
        await Fails("does not begin like a snapshot", "snapshot", "status", Backup);
    }

    [Fact]
    public async Task Nothing_is_restored_into_a_directory_with_a_store_or_from_a_damaged_backup()
    {
        await using (var server = await StoreProgram.Start(_folder["a"]))
        {
            await using var store = server.Connect();
            await Fill(store);
            await Run("snapshot", "save", Backup, "--data-dir", _folder["a"]);
        }

        await Fails("is not empty", "snapshot", "restore", Backup, "--data-dir", _folder["a"]);
        await Fails("is not empty", "snapshot", "restore", Backup, "--data-dir", _folder["a"], "--dry-run");
        var bytes = await File.ReadAllBytesAsync(Backup);
        foreach (var at in (int[])[0, bytes.Length / 3, bytes.Length - 1])
        {
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(Backup, bytes);
            bytes[at] ^= 1;
            await Fails("offset", "snapshot", "status", Backup);
            await Fails("offset", "snapshot", "restore", Backup, "--data-dir", _folder["b"]);
            await Fails("offset", "snapshot", "restore", Backup, "--data-dir", _folder["b"], "--dry-run");
        }

        await File.WriteAllBytesAsync(Backup, bytes[..^40]);
        await Fails("offset", "snapshot", "status", Backup);
        Assert.False(Directory.Exists(Path.Combine(_folder["b"], "store")));
    }

    [Fact]
    public async Task What_is_missing_is_told_in_a_sentence()
    {
        await Fails("there is no store in", "snapshot", "save", Backup, "--data-dir", _folder["none"]);
        await Fails("Could not find file", "snapshot", "status", _folder["none"]);
        await Fails("Could not find file", "snapshot", "restore", _folder["none"], "--data-dir", _folder["b"]);
        await Fails("127.0.0.1:1", "snapshot", "save", Backup, "--endpoints", "http://127.0.0.1:1");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path, "backup*"));
    }

    private static async Task Fill(IStore store)
    {
        for (var i = 0; i < 30; i++)
        {
            await store.Put($"k/{i % 20:d2}", System.Text.Encoding.UTF8.GetBytes($"{i}"));
        }
    }

    private static async Task<string> Read(IStore store, string key) => System.Text.Encoding.UTF8.GetString((await store.Get(key)).Item!.Value.Span);

    private static Task<ProgramResult> Run(params string[] arguments) => ExternalProgram.Try(DotnetesProgram.Path, arguments);

    private static async Task Fails(string reason, params string[] arguments)
    {
        var result = await Run(arguments);
        Assert.Equal(1, result.Code);
        Assert.StartsWith("error: ", result.Error);
        Assert.Contains(reason, result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }
}
