using System.Net;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Controllers.Namespaces;
using Dotnetes.Controllers.NodeLifecycle;
using Dotnetes.Controllers.ServiceAccounts;
using Dotnetes.Controllers.Services;

namespace Dotnetes.Controllers;

/// <summary>Settings of the controllers.</summary>
public sealed record ControllerSetOptions
{
    /// <summary>Which controllers run, as <see cref="ControllerSelection"/> has it.</summary>
    public ValueList<string> Controllers { get; init; } = ControllerSelection.Default;

    /// <summary>The range from which nodes get theirs for pods; null when somebody else hands them out.</summary>
    public IPNetwork? PodRange { get; init; }

    /// <summary>The prefix length of a node's range.</summary>
    public int NodePrefixLength { get; init; } = 24;

    /// <summary>Settings of the controllers that keep endpoints.</summary>
    public ServiceControllerOptions Services { get; init; } = new();

    /// <summary>Settings of the controller that judges nodes.</summary>
    public NodeLifecycleOptions Nodes { get; init; } = new();

    /// <summary>How many pods that have ended are kept; zero or less for all.</summary>
    public int TerminatedPodThreshold { get; init; } = 12_500;

    /// <summary>Settings of the controllers that keep service accounts.</summary>
    public ServiceAccountOptions ServiceAccounts { get; init; } = new();

    /// <summary>Settings of the namespace controller.</summary>
    public NamespaceOptions Namespaces { get; init; } = new();

    /// <summary>Settings of the controllers that approve and sign certificates.</summary>
    public CertificateOptions Certificates { get; init; } = new();
}
