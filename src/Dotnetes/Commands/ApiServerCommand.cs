using System.CommandLine;
using System.Net;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-apiserver</c>: the API server alone, on the embedded store.</summary>
public static class ApiServerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where store and certificates are kept.", DefaultValueFactory = _ => DataDirectory.Default };
        var port = new Option<int>("--secure-port") { Description = "The port at which the API server listens.", DefaultValueFactory = _ => 6443 };
        var verbosity = new Option<int>("--v") { Description = "How much is logged." };
        var command = new Command("kube-apiserver", "Runs the API server alone.") { data, port, verbosity };
        command.SetAction(async (arguments, _) =>
        {
            using var termination = new Termination();
            using var logging = Logs.Create(arguments.GetValue(verbosity));
            var options = new ServerOptions
            {
                Data = new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)),
                Endpoint = new IPEndPoint(IPAddress.Any, arguments.GetValue(port)),
                RunNode = false,
            };
            await using var controlPlane = await ControlPlane.Start(options, TimeProvider.System, logging, termination.Token);
            Console.Error.WriteLine($"API server: {controlPlane.ApiServer.Url}   kubeconfig: {options.Data.AdminKubeconfig}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, termination.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return 0;
        });
        return command;
    }
}
