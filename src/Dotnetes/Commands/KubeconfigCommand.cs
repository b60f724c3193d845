using System.CommandLine;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kubeconfig</c>: prints the administrator's kubeconfig.</summary>
public static class KubeconfigCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where the server keeps everything.", DefaultValueFactory = _ => DataDirectory.Default };
        var command = new Command("kubeconfig", "Prints the administrator's kubeconfig.") { data };
        command.SetAction(arguments =>
        {
            var path = new DataDirectory(arguments.GetValue(data)!).AdminKubeconfig;
            if (!File.Exists(path))
            {
                Console.Error.WriteLine($"{path} does not exist: start the cluster with 'dotnetes server' first, or name its --data-dir");
                return 1;
            }

            Console.Out.Write(File.ReadAllText(path));
            return 0;
        });
        return command;
    }
}
