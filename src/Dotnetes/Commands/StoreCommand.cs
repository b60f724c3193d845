using System.CommandLine;
using System.Globalization;
using Dotnetes.Server;
using Dotnetes.Store;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes store verify|repair</c>: the files of a server that does not run.</summary>
public static class StoreCommand
{
    /// <summary>Describes the commands.</summary>
    public static Command Create() => new("store", "Checks and repairs the files of a store that is not in use.") { Verify(), Repair() };

    private static Option<string> Data() => new("--data-dir") { Description = "Where the server keeps everything.", DefaultValueFactory = _ => DataDirectory.Default };

    private static Command Verify()
    {
        var data = Data();
        var command = new Command("verify", "Reads everything and says how far it is good; changes nothing. Ends with 1 when there is damage.") { data };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var found = StoreDirectory.Verify(Existing(arguments.GetValue(data)!));
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Good up to revision {found.GoodRevision}: {found.Keys} keys, history from revision {found.CompactRevision}"));
            if (found.TornBytes > 0)
            {
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{found.TornBytes} bytes of a last record that was never acknowledged will be cut off at the next start; nothing is lost by that"));
            }

            if (found.Damage is null)
            {
                return Task.FromResult(0);
            }

            Console.Error.WriteLine($"error: {found.Damage.Message}");
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Restore a backup (dotnetes snapshot restore), or give up what came after the damage: dotnetes store repair --to-revision {found.GoodRevision}"));
            return Task.FromResult(1);
        }));
        return command;
    }

    private static Command Repair()
    {
        var data = Data();
        var revision = new Option<long>("--to-revision") { Description = "The last revision to keep; 'dotnetes store verify' says up to which the files are good.", Required = true };
        var command = new Command("repair", "Makes a good store of what is good up to a revision. The old files are kept beside it.") { data, revision };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var directory = Existing(arguments.GetValue(data)!);
            var repaired = directory + ".repaired";
            if (Directory.Exists(repaired))
            {
                Directory.Delete(repaired, recursive: true);
            }

            StoreDirectory.Repair(directory, arguments.GetValue(revision), repaired, SystemRandom.Create(), TimeProvider.System);
            var old = Unused(directory + ".damaged");
            Directory.Move(directory, old);
            Directory.Move(repaired, directory);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{directory} holds revision {arguments.GetValue(revision)}; the old files are in {old}"));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static string Existing(string data)
    {
        var directory = new DataDirectory(Path.GetFullPath(data)).Store;
        return Directory.Exists(directory) ? directory : throw new DirectoryNotFoundException($"there is no store in {directory}; name the server's --data-dir");
    }

    private static string Unused(string path)
    {
        var number = 1;
        while (Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"{path}-{number}")))
        {
            number++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
    }
}
