using System.CommandLine;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Kubelet;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Nodes;
using Dotnetes.Processes;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kubelet</c>: the node agent alone, in any cluster.</summary>
public static class KubeletCommand
{
    private const string UsualRuntime = "/run/containerd/containerd.sock";

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new KubeletFlags();
        var command = new Command("kubelet", "Runs the node agent alone.");
        flags.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(() => Run(arguments, flags)));
        return command;
    }

    /// <summary>Runs a kubelet until it is told to end.</summary>
    /// <param name="options">What the node is told.</param>
    /// <param name="identity">The node's identity.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where things are logged.</param>
    /// <param name="cancellationToken">Ends it; pods go on.</param>
    public static async Task Run(KubeletOptions options, NodeIdentity identity, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var informers = new InformerFactory(identity.Client, time, SystemRandom.Create(), logging);
        identity.Report(options.Metrics);
        var kubelet = new KubeletInstance(options, identity.Client, informers, time, logging);
        try
        {
            await await Task.WhenAny(informers.Run(cancellationToken), kubelet.Run(cancellationToken), Forever(identity.Run(cancellationToken), time, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The signal to stop.
        }
    }

    private static async Task Forever(Task work, TimeProvider time, CancellationToken cancellationToken)
    {
        await work;
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    private static async Task<int> Run(ParseResult arguments, KubeletFlags flags)
    {
        ComponentFlags.WarnOfUnused(arguments);
        using var daemon = new Daemon();
        using var logging = Logs.Create(flags.VerbosityOf(arguments));
        var time = TimeProvider.System;
        var file = flags.ConfigOf(arguments);
        var configuration = flags.Override(
            arguments, file.Length == 0 ? KubeletConfiguration.Empty : ConfigurationFile.Read<KubeletConfiguration>(file));
        var root = flags.RootOf(arguments);
        var name = flags.NodeNameOf(arguments);
        var bootstrap = flags.BootstrapOf(arguments);
        using var identity = await NodeIdentity.Open(
            flags.KubeconfigOf(arguments), bootstrap.Length == 0 ? null : () => KubeconfigFile.Read(bootstrap), flags.CertificatesOf(arguments), name, time, logging, daemon.Stopping);
        var runtime = flags.RuntimeOf(arguments, configuration);
        var ownRuntime = runtime.Length == 0 && !File.Exists(UsualRuntime);
        var options = new KubeletOptions
        {
            NodeName = name,
            RootDirectory = root,
            Configuration = configuration,
            RuntimeEndpoint = runtime.Length > 0 ? runtime : ownRuntime ? "" : "unix://" + UsualRuntime,
            NodeIPs = flags.AddressesOf(arguments),
            NodeLabels = flags.LabelsOf(arguments),
            RegisterWithTaints = flags.TaintsOf(arguments),
            WriteCniConfiguration = ownRuntime,
            Flags = FlagValues.Of(arguments),
            SetVerbosity = Logs.SetVerbosity,
        };
        await Run(options, identity, time, logging, daemon.Stopping);
        return 0;
    }
}
