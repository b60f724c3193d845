using System.CommandLine;
using Dotnetes.Processes;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-apiserver</c>: the API server alone, on the embedded store or on etcd.</summary>
public static class ApiServerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new ApiServerFlags();
        var command = new Command("kube-apiserver", "Runs the API server alone.");
        flags.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(async () =>
        {
            using var daemon = new Daemon();
            using var logging = Logs.Create(flags.VerbosityOf(arguments));
            var options = flags.Of(arguments);
            await using var controlPlane = await ControlPlane.Start(options, TimeProvider.System, logging, daemon.Stopping);
            Console.Error.WriteLine($"API server: {controlPlane.ApiServer.Url}   kubeconfig: {options.Data.AdminKubeconfig}");
            await controlPlane.RunStore(daemon.Stopping);
            return 0;
        }));
        return command;
    }
}
