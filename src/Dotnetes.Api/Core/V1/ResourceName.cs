namespace Dotnetes.Api.Core.V1;

/// <summary>Name of a countable or measurable resource, or of its request or limit in quotas.</summary>
public static class ResourceName
{
    /// <summary>The value <c>cpu</c>.</summary>
    public const string Cpu = "cpu";

    /// <summary>The value <c>memory</c>.</summary>
    public const string Memory = "memory";

    /// <summary>The value <c>storage</c>.</summary>
    public const string Storage = "storage";

    /// <summary>The value <c>ephemeral-storage</c>.</summary>
    public const string EphemeralStorage = "ephemeral-storage";

    /// <summary>The value <c>pods</c>.</summary>
    public const string Pods = "pods";

    /// <summary>The value <c>services</c>.</summary>
    public const string Services = "services";

    /// <summary>The value <c>replicationcontrollers</c>.</summary>
    public const string Replicationcontrollers = "replicationcontrollers";

    /// <summary>The value <c>resourcequotas</c>.</summary>
    public const string Resourcequotas = "resourcequotas";

    /// <summary>The value <c>secrets</c>.</summary>
    public const string Secrets = "secrets";

    /// <summary>The value <c>configmaps</c>.</summary>
    public const string Configmaps = "configmaps";

    /// <summary>The value <c>persistentvolumeclaims</c>.</summary>
    public const string Persistentvolumeclaims = "persistentvolumeclaims";

    /// <summary>The value <c>services.nodeports</c>.</summary>
    public const string ServicesNodeports = "services.nodeports";

    /// <summary>The value <c>services.loadbalancers</c>.</summary>
    public const string ServicesLoadbalancers = "services.loadbalancers";

    /// <summary>The value <c>requests.cpu</c>.</summary>
    public const string RequestsCpu = "requests.cpu";

    /// <summary>The value <c>requests.memory</c>.</summary>
    public const string RequestsMemory = "requests.memory";

    /// <summary>The value <c>requests.storage</c>.</summary>
    public const string RequestsStorage = "requests.storage";

    /// <summary>The value <c>requests.ephemeral-storage</c>.</summary>
    public const string RequestsEphemeralStorage = "requests.ephemeral-storage";

    /// <summary>The value <c>limits.cpu</c>.</summary>
    public const string LimitsCpu = "limits.cpu";

    /// <summary>The value <c>limits.memory</c>.</summary>
    public const string LimitsMemory = "limits.memory";

    /// <summary>The value <c>limits.ephemeral-storage</c>.</summary>
    public const string LimitsEphemeralStorage = "limits.ephemeral-storage";
}
