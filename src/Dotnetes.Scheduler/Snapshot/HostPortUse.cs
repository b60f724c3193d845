using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>A port of the node that a pod occupies.</summary>
/// <param name="IP">The address; <c>0.0.0.0</c> for all.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Port">The port number.</param>
public readonly record struct HostPortUse(string IP, string Protocol, int Port)
{
    private const string AnyAddress = "0.0.0.0";

    /// <summary>The ports that a pod occupies.</summary>
    public static IReadOnlyList<HostPortUse> Of(Pod pod)
    {
        List<HostPortUse>? uses = null;
        foreach (var container in pod.Spec.Containers)
        {
            Collect(container, ref uses);
        }

        foreach (var container in pod.Spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                Collect(container, ref uses);
            }
        }

        return uses ?? (IReadOnlyList<HostPortUse>)[];
    }

    /// <summary>Whether two uses exclude each other.</summary>
    public bool ConflictsWith(HostPortUse other) =>
        Port == other.Port && Protocol == other.Protocol && (IP == other.IP || IP == AnyAddress || other.IP == AnyAddress);

    private static void Collect(Container container, ref List<HostPortUse>? uses)
    {
        foreach (var port in container.Ports)
        {
            if (port.HostPort > 0)
            {
                (uses ??= []).Add(new(port.HostIP.Length == 0 ? AnyAddress : port.HostIP, port.Protocol.Length == 0 ? "TCP" : port.Protocol, port.HostPort));
            }
        }
    }
}
