using System.Net;
using Dotnetes.Controllers.Services;

namespace Dotnetes.Controllers;

/// <summary>Settings of the controllers.</summary>
public sealed record ControllerSetOptions
{
    /// <summary>The range from which nodes get theirs for pods; null when somebody else hands them out.</summary>
    public IPNetwork? PodRange { get; init; }

    /// <summary>The prefix length of a node's range.</summary>
    public int NodePrefixLength { get; init; } = 24;

    /// <summary>Settings of the controllers that keep endpoints.</summary>
    public ServiceControllerOptions Services { get; init; } = new();
}
