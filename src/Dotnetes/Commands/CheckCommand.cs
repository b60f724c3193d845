using System.CommandLine;
using Dotnetes.Preflight;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes check</c>: tells whether this machine can run a cluster, and what to do where it cannot.</summary>
public static class CheckCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where the cluster will keep everything.", DefaultValueFactory = _ => DataDirectory.Default };
        var ports = new Option<int[]>("--port") { Description = "A port that must be free; may be given several times.", DefaultValueFactory = _ => [6443, 10053, 10248, 10250, 10256] };
        var command = new Command("check", "Tells whether this machine can run a cluster.") { data, ports };
        command.SetAction(arguments => Report(new MachineChecks(arguments.GetValue(data)!, arguments.GetValue(ports)!)));
        return command;
    }

    private static int Report(MachineChecks checks)
    {
        var good = true;
        foreach (var result in checks.Run())
        {
            good &= result.Verdict != CheckVerdict.Bad;
            var mark = result.Verdict switch { CheckVerdict.Good => "ok  ", CheckVerdict.Doubtful => "warn", _ => "FAIL" };
            Console.Out.WriteLine($"{mark}  {result.Name}: {result.Detail}{(result.Fix.Length > 0 ? "\n        " + result.Fix : "")}");
        }

        return good ? 0 : 1;
    }
}
