using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Probes;

/// <summary>Ports that probes name.</summary>
internal static class Ports
{
    /// <summary>The number of a port given by number or by the name of one of the container's ports; null when there is none.</summary>
    public static int? Resolve(IntOrString port, Container container)
    {
        if (port.IsInt)
        {
            return port.IntValue is > 0 and < 65536 ? port.IntValue : null;
        }

        var named = container.Ports.Find(p => p.Name == port.StringValue);
        return named?.ContainerPortValue ?? (int.TryParse(port.StringValue, out var number) && number is > 0 and < 65536 ? number : null);
    }
}
