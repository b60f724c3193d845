using System.CommandLine;
using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Components;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Processes;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-scheduler</c>: the scheduler alone.</summary>
public static class SchedulerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new ComponentFlags(10259, "kube-scheduler");
        var config = ComponentFlags.Text("--config", "The KubeSchedulerConfiguration file.");
        var command = new Command("kube-scheduler", "Runs the scheduler alone.") { config };
        flags.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(() => Run(arguments, flags, arguments.GetValue(config)!)));
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, ComponentFlags flags, string file)
    {
        ComponentFlags.WarnOfUnused(arguments);
        using var daemon = new Daemon();
        using var logging = Logs.Create(flags.VerbosityOf(arguments));
        var time = TimeProvider.System;
        var configuration = file.Length == 0 ? KubeSchedulerConfiguration.Empty : ConfigurationFile.Read<KubeSchedulerConfiguration>(file);
        using var connection = ComponentClient.Connect(
            flags.KubeconfigOf(arguments, configuration.ClientConnection.Kubeconfig), flags.MasterOf(arguments), "kube-scheduler", time, logging);
        var metrics = new MetricRegistry();
        var leader = flags.LeaderOf(arguments);
        var watch = new LeaderWatch();
        await using var endpoint = await ComponentEndpoint.Start(
            flags.ServingOf(arguments), leader.Elect ? [watch.Check] : [], connection.Client, metrics, $"{{\"kubescheduler.config.k8s.io\":{JsonText.Of(configuration)}}}", time, logging, daemon.Stopping);
        return await Component.Run(
            connection.Client, leader, watch, time, logging,
            token => SchedulerComponent.Run(connection.Client, configuration, metrics, time, logging, token), daemon.Stopping);
    }
}
