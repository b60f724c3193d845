using System.Net;
using Dotnetes.Api.Audit.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Transport;
using Dotnetes.Controllers;
using Dotnetes.Store;
using Dotnetes.Testing.Nodes;
using Dotnetes.Testing.Stages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stage = Dotnetes.Testing.Stages.Stage;

namespace Dotnetes.Testing;

/// <summary>What a cluster in a test is made of. The defaults are a control plane as people run it, without nodes, in real time.</summary>
public sealed record TestClusterOptions
{
    /// <summary>How many nodes there are from the beginning.</summary>
    public int Nodes { get; init; }

    /// <summary>What those nodes are like.</summary>
    public NodeShape NodeShape { get; init; } = new();

    /// <summary>How pods are played; the first rule that fits counts. <see cref="PodRule.Usual"/> comes after all of them.</summary>
    public IReadOnlyList<PodRule> PodRules { get; init; } = [];

    /// <summary>
    /// How objects change by themselves, as kwok's stages have it; see <see cref="StageReader"/>. Where there are stages for pods, they play the pods of
    /// simulated nodes instead of <see cref="PodRules"/>; where there are some for nodes, they make nodes ready.
    /// </summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Which controllers run, as in <c>--controllers</c>; none runs no controller manager.</summary>
    public ValueList<string> Controllers { get; init; } = ControllerSelection.Default;

    /// <summary>Whether the scheduler runs.</summary>
    public bool Scheduler { get; init; } = true;

    /// <summary>The admission plugins; null runs none.</summary>
    public AdmissionSettings? Admission { get; init; } = AdmissionSettings.Default;

    /// <summary>Who decides what users may do. By default Node and RBAC as in a real cluster.</summary>
    public AuthorizationOptions Authorization { get; init; } = AuthorizationOptions.Default;

    /// <summary>What of requests is kept in <see cref="TestCluster.Audit"/>; null keeps nothing.</summary>
    /// <seealso cref="AuditEverything"/>
    public Policy? Audit { get; init; }

    /// <summary>A policy that keeps who asked for what and how it ended, of every request; watches when they begin, too.</summary>
    public static Policy AuditEverything { get; } = new() { Rules = [new PolicyRule { Level = "Metadata" }], OmitStages = ["RequestReceived"] };

    /// <summary>The version that the API server reports.</summary>
    public string GitVersion { get; init; } = "v1.36.2+dotnetes";

    /// <summary>Objects to create at the start, as a stream of YAML or JSON documents; empty for none.</summary>
    public string Yaml { get; init; } = "";

    /// <summary>The clock, when time is not virtual.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether the cluster has a clock of its own, which goes on only while a test waits for something or advances it. Inside a
    /// <see cref="Execution.VirtualLoop"/> it always has that of the loop.
    /// </summary>
    public bool VirtualTime { get; init; }

    /// <summary>Where all randomness comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the API server listens at a free port of the loopback interface, so that programs such as kubectl can use it.</summary>
    public bool Listen { get; init; }

    /// <summary>Whether every request that goes through <see cref="TestCluster.Client"/> and the like is kept in <see cref="TestCluster.Requests"/>.</summary>
    public bool RecordRequests { get; init; }

    /// <summary>The range from which nodes get theirs for pods; a /24 each.</summary>
    public IPNetwork PodRange { get; init; } = IPNetwork.Parse("10.128.0.0/9");

    /// <summary>The range of the addresses of services.</summary>
    public IPNetwork ServiceRange { get; init; } = IPNetwork.Parse("10.96.0.0/12");

    /// <summary>Settings of the informers of controllers and scheduler.</summary>
    public InformerOptions Informers { get; init; } = new();

    /// <summary>Where components log.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Opens the store; null keeps everything in memory. Asked again after <see cref="TestCluster.CrashStore"/>.</summary>
    public Func<TimeProvider, IStore>? OpenStore { get; init; }

    /// <summary>Makes further controllers, which run with those of the controller manager and as it.</summary>
    public Func<ControllerContext, IEnumerable<IController>>? MoreControllers { get; init; }

    /// <summary>How many replicas the controller manager and the scheduler have; with more than one they elect leaders.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Stands between each client and the API server, such as to look on or to falsify; gets the user and the way that would be used.</summary>
    public Func<string, IKubeTransport, IKubeTransport>? Intercept { get; init; }

    /// <summary>How far the clock of a component (<c>kube-controller-manager</c>, <c>kube-scheduler</c>, <c>simulated-nodes</c>) is ahead of the API server's.</summary>
    public Func<string, TimeSpan>? ClockSkew { get; init; }

    /// <summary>Is told of every transaction of the store.</summary>
    internal Action<WatchBatch>? OnStoreChange { get; init; }

    /// <summary>Is told when a replica begins to work (true), and when it stops (false).</summary>
    internal Action<string, int, bool>? OnWork { get; init; }
}
