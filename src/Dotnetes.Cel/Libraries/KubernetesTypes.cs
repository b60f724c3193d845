using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Libraries;

/// <summary>The types of the libraries of Kubernetes.</summary>
public static class KubernetesTypes
{
    /// <summary>An amount such as <c>100m</c>.</summary>
    public static CelType Quantity { get; } = CelType.OpaqueOf("kubernetes.Quantity");

    /// <summary>A URL.</summary>
    public static CelType Url { get; } = CelType.OpaqueOf("kubernetes.URL");

    /// <summary>An address of IPv4 or IPv6.</summary>
    public static CelType Ip { get; } = CelType.OpaqueOf("net.IP");

    /// <summary>A range of addresses.</summary>
    public static CelType Cidr { get; } = CelType.OpaqueOf("net.CIDR");

    /// <summary>A version of semantic versioning.</summary>
    public static CelType Semver { get; } = CelType.OpaqueOf("kubernetes.Semver");

    /// <summary>A format that text can be checked against.</summary>
    public static CelType Format { get; } = CelType.OpaqueOf("kubernetes.NamedFormat");

    /// <summary>Asks whether the user of the request, or a service account, may do something.</summary>
    public static CelType Authorizer { get; } = CelType.OpaqueOf("kubernetes.authorization.Authorizer");

    /// <summary>A check of a path that is being made.</summary>
    public static CelType PathCheck { get; } = CelType.OpaqueOf("kubernetes.authorization.PathCheck");

    /// <summary>A check of resources of a group that is being made.</summary>
    public static CelType GroupCheck { get; } = CelType.OpaqueOf("kubernetes.authorization.GroupCheck");

    /// <summary>A check of a resource that is being made.</summary>
    public static CelType ResourceCheck { get; } = CelType.OpaqueOf("kubernetes.authorization.ResourceCheck");

    /// <summary>What the authorizer decided.</summary>
    public static CelType Decision { get; } = CelType.OpaqueOf("kubernetes.authorization.Decision");
}
