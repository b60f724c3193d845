using System.Net;

namespace Dotnetes.Controllers;

/// <summary>Settings of the controllers.</summary>
public sealed record ControllerSetOptions
{
    /// <summary>The range from which nodes get theirs for pods; null when somebody else hands them out.</summary>
    public IPNetwork? PodRange { get; init; }

    /// <summary>The prefix length of a node's range.</summary>
    public int NodePrefixLength { get; init; } = 24;
}
