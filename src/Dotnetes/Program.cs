using System.CommandLine;
using Dotnetes.Commands;

var root = new RootCommand("Kubernetes in one executable.");
root.Subcommands.Add(ServerCommand.Create());
root.Subcommands.Add(ApiServerCommand.Create());
root.Subcommands.Add(SchedulerCommand.Create());
root.Subcommands.Add(ControllerManagerCommand.Create());
root.Subcommands.Add(KubeletCommand.Create());
root.Subcommands.Add(AgentCommand.Create());
root.Subcommands.Add(CheckCommand.Create());
root.Subcommands.Add(ImageCommand.Create());
root.Subcommands.Add(InstallCommand.Create());
root.Subcommands.Add(InstallCommand.CreateUninstall());
root.Subcommands.Add(KubeconfigCommand.Create());
return await root.Parse(args).InvokeAsync();
