using System.CommandLine;
using System.Diagnostics;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes install|uninstall</c>: runs server or agent as a service of systemd.</summary>
public static class InstallCommand
{
    private const string UnitFile = "/etc/systemd/system/dotnetes.service";

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments")
        {
            Description = "What to run, such as: server --data-dir /var/lib/dotnetes. Put it after --.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var print = new Option<bool>("--print") { Description = "Only show the unit." };
        var command = new Command("install", "Runs the cluster at every start of this machine, by systemd.") { arguments, print };
        command.SetAction((parsed, token) => Guard.Run(async () =>
        {
            var given = parsed.GetValue(arguments)!;
            var unit = Unit(System.Environment.ProcessPath ?? throw new IOException("the path of this program is not known"), given.Length == 0 ? ["server"] : given);
            if (parsed.GetValue(print))
            {
                Console.Out.Write(unit);
                return 0;
            }

            if (!Directory.Exists("/run/systemd/system"))
            {
                throw new IOException("systemd does not run on this machine; 'dotnetes install --print' shows the unit, for other supervisors to copy from");
            }

            await File.WriteAllTextAsync(UnitFile, unit, token);
            await SystemCtl(token, "daemon-reload");
            await SystemCtl(token, "enable", "dotnetes.service");

            // One that runs already goes on as the new unit says; its pods do not notice.
            await SystemCtl(token, "restart", "dotnetes.service");
            Console.Out.WriteLine($"{UnitFile} is written and started; its log: journalctl -u dotnetes -f");
            return 0;
        }));
        return command;
    }

    /// <summary>Describes the command that takes it back.</summary>
    public static Command CreateUninstall()
    {
        var command = new Command("uninstall", "Stops the service and removes it; data and pods stay.");
        command.SetAction((_, token) => Guard.Run(async () =>
        {
            if (!File.Exists(UnitFile))
            {
                Console.Out.WriteLine("nothing is installed");
                return 0;
            }

            await SystemCtl(token, "disable", "--now", "dotnetes.service");
            File.Delete(UnitFile);
            await SystemCtl(token, "daemon-reload");
            Console.Out.WriteLine("the service is removed; the data directory is still there");
            return 0;
        }));
        return command;
    }

    /// <summary>The unit. Only the program itself is killed when it stops: containerd and the pods are its children, and go on.</summary>
    public static string Unit(string program, IEnumerable<string> arguments) => $"""
        [Unit]
        Description=Kubernetes in one executable
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=exec
        {Environment()}ExecStart={string.Join(' ', arguments.Prepend(program).Select(Quote))}
        KillMode=process
        Delegate=yes
        LimitNOFILE=1048576
        LimitNPROC=infinity
        LimitCORE=infinity
        TasksMax=infinity
        TimeoutStartSec=0
        Restart=always
        RestartSec=2s

        [Install]
        WantedBy=multi-user.target

        """;

    // A .NET that lies elsewhere than where systems have it is told of by this variable, which services do not inherit.
    private static string Environment() => System.Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? $"Environment={Quote("DOTNET_ROOT=" + root)}\n" : "";

    private static string Quote(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@+".Contains(c, StringComparison.Ordinal))
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal)}\"";

    private static async Task SystemCtl(CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("systemctl", arguments)) ?? throw new IOException("systemctl did not start");
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new IOException($"systemctl {string.Join(' ', arguments)} failed with code {process.ExitCode}");
        }
    }
}
