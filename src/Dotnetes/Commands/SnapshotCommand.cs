using System.CommandLine;
using System.Globalization;
using Dotnetes.Server;
using Dotnetes.Store;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes snapshot save|restore|status</c>: backups of the cluster's state.</summary>
public static class SnapshotCommand
{
    /// <summary>Describes the commands.</summary>
    public static Command Create() => new("snapshot", "Saves and restores the state of the cluster.") { Save(), Restore(), Status() };

    private static Argument<string> FileArgument() => new("file") { Description = "The backup." };

    private static Command Save()
    {
        var file = FileArgument();
        var access = new StoreAccess();
        var command = new Command("save", "Saves the state into one file, while the server goes on.") { file };
        access.AddTo(command);
        command.SetAction((arguments, token) => Guard.Run(async () =>
        {
            using var logging = Logs.Create(0);
            await using var store = access.Open(arguments, TimeProvider.System, logging);
            var path = Path.GetFullPath(arguments.GetValue(file)!);
            var bytes = await Write(store, path, token);
            var held = access.EndpointsOf(arguments).IsEmpty ? $": {Describe(Inspect(path))}" : "";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Saved {bytes} bytes to {path}{held}"));
            return 0;
        }));
        return command;
    }

    private static Command Restore()
    {
        var file = FileArgument();
        var data = new Option<string>("--data-dir") { Description = "Where the new server shall keep everything.", DefaultValueFactory = _ => DataDirectory.Default };
        var skip = new Option<long>("--bump-revision")
        {
            Description = "Begin so many revisions later, so that clients that saw more than the backup holds start anew.",
            DefaultValueFactory = _ => 1_000_000_000,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the backup and the directory." };
        var command = new Command("restore", "Makes the store of a new server from a backup.") { file, data, skip, dryRun };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var target = new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)).Store;
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new IOException($"{target} is not empty: move it away, or name another --data-dir");
            }

            var path = arguments.GetValue(file)!;
            using var backup = File.OpenRead(path);
            if (arguments.GetValue(dryRun))
            {
                Console.Out.WriteLine($"Would restore into {target}: {Describe(StoreDirectory.Inspect(backup))}");
                return Task.FromResult(0);
            }

            var info = StoreDirectory.Restore(backup, target, SystemRandom.Create(), Math.Max(0, arguments.GetValue(skip)));
            Console.Out.WriteLine($"Restored into {target}: {Describe(info)}");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command Status()
    {
        var file = FileArgument();
        var command = new Command("status", "Checks a backup and says what it holds.") { file };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            Console.Out.WriteLine(Describe(Inspect(arguments.GetValue(file)!)));
            return Task.FromResult(0);
        }));
        return command;
    }

    // A backup is whole or not there: it gets its name when all of it is on the disk.
    private static async Task<long> Write(IStore store, string path, CancellationToken cancellationToken)
    {
        var temporary = path + ".part";
        long bytes = 0;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            await using (var stream = new FileStream(temporary, options))
            {
                await foreach (var chunk in store.Snapshot(cancellationToken))
                {
                    await stream.WriteAsync(chunk, cancellationToken);
                    bytes += chunk.Length;
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return bytes;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static BackupInfo Inspect(string path)
    {
        using var backup = File.OpenRead(path);
        return StoreDirectory.Inspect(backup);
    }

    private static string Describe(BackupInfo info) => string.Create(
        CultureInfo.InvariantCulture,
        $"revision {info.Revision}, {info.Keys} keys, {info.Leases} leases, {info.LiveBytes} bytes live, made {info.Created:yyyy-MM-ddTHH:mm:ssZ}");
}
