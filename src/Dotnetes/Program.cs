using System.CommandLine;
using Dotnetes.Commands;

var root = new RootCommand("Kubernetes in one executable.");
root.Subcommands.Add(ServerCommand.Create());
root.Subcommands.Add(ApiServerCommand.Create());
root.Subcommands.Add(KubeconfigCommand.Create());
return await root.Parse(args).InvokeAsync();
