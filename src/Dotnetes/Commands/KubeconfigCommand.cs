using System.CommandLine;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kubeconfig</c>: prints the administrator's kubeconfig, or puts it beside those of other clusters.</summary>
public static class KubeconfigCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where the server keeps everything.", DefaultValueFactory = _ => DataDirectory.Default };
        var merge = new Option<bool>("--merge") { Description = "Put it into the file that kubectl reads (the first of KUBECONFIG, or ~/.kube/config) and make it the current context, instead of printing it." };
        var name = new Option<string>("--context") { Description = "The name of the context there.", DefaultValueFactory = _ => "dotnetes" };
        var command = new Command("kubeconfig", "Prints the administrator's kubeconfig.") { data, merge, name };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var path = new DataDirectory(arguments.GetValue(data)!).AdminKubeconfig;
            if (!File.Exists(path))
            {
                Console.Error.WriteLine($"{path} does not exist: start the cluster with 'dotnetes server' first, or name its --data-dir");
                return Task.FromResult(1);
            }

            if (arguments.GetValue(merge))
            {
                var target = UsersFile();
                KubeconfigFile.Write(target, Merge(File.Exists(target) ? KubeconfigFile.Read(target) : Config.Empty, KubeconfigFile.Read(path), arguments.GetValue(name)!));
                Console.Out.WriteLine($"{target} has the context {arguments.GetValue(name)} now, and it is the current one");
            }
            else
            {
                Console.Out.Write(File.ReadAllText(path));
            }

            return Task.FromResult(0);
        }));
        return command;
    }

    /// <summary>The configuration with the cluster, user and context of another one under a name; what had that name is replaced, everything else stays.</summary>
    public static Config Merge(Config into, Config own, string name)
    {
        var context = own.Contexts.Find(c => c.Name == own.CurrentContext) ?? throw new KubeconfigException("the administrator's kubeconfig has no current context");
        var cluster = own.Clusters.Find(c => c.Name == context.Context.Cluster) ?? throw new KubeconfigException("the administrator's kubeconfig has no cluster");
        var user = own.Users.Find(u => u.Name == context.Context.User) ?? throw new KubeconfigException("the administrator's kubeconfig has no user");
        return into with
        {
            Clusters = into.Clusters.Where(c => c.Name != name).Append(cluster with { Name = name }).ToValueList(),
            Users = into.Users.Where(u => u.Name != name).Append(user with { Name = name }).ToValueList(),
            Contexts = into.Contexts.Where(c => c.Name != name).Append(new NamedContext { Name = name, Context = context.Context with { Cluster = name, User = name } }).ToValueList(),
            CurrentContext = name,
        };
    }

    private static string UsersFile() =>
        Environment.GetEnvironmentVariable("KUBECONFIG")?.Split(':', StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
            ? first
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
}
