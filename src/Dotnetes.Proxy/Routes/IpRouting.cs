using System.ComponentModel;
using System.Net;
using System.Text;
using Dotnetes.Machinery.Networks;
using Dotnetes.Proxy.Processes;

namespace Dotnetes.Proxy.Routes;

/// <summary>The routes of a network namespace, by the programs ip and bridge.</summary>
/// <param name="networkNamespace">The name of the network namespace; null for that of this process.</param>
public sealed class IpRouting(string? networkNamespace = null) : IRouting
{
    private const string BridgeFilter = "/proc/sys/net/bridge/bridge-nf-call-iptables";
    private const string Tunnel = "dotnetes-vxlan";

    // Marks our routes among others; not one of the numbers that iproute2 has names for.
    private const string Protocol = "111";

    private readonly string[] _ip = [ToolProcess.Find("ip"), .. networkNamespace is null ? [] : (string[])["-n", networkNamespace]];
    private readonly string[] _bridge = [ToolProcess.Find("bridge"), .. networkNamespace is null ? [] : (string[])["-n", networkNamespace]];

    private bool _triedModule;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NodeRoute>> List(CancellationToken cancellationToken)
    {
        var routes = new List<NodeRoute>();
        foreach (var family in (string[])["-4", "-6"])
        {
            foreach (var line in (await Run([.. _ip, family, "route", "show", "proto", Protocol], "", cancellationToken)).Split('\n'))
            {
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var range, "via", var gateway, "dev", var device, ..])
                {
                    routes.Add(new(range, gateway, device == Tunnel, ""));
                }
            }
        }

        return routes;
    }

    /// <inheritdoc/>
    public async Task Apply(IReadOnlyCollection<NodeRoute> routes, IReadOnlyCollection<NodeRoute> obsolete, TunnelEnd? tunnel, CancellationToken cancellationToken)
    {
        if (tunnel is not null)
        {
            await EnsureTunnel(tunnel, cancellationToken);
        }

        var batch = new StringBuilder();
        var forwarding = new StringBuilder();
        foreach (var route in obsolete)
        {
            batch.Append("route delete ").Append(route.Range).Append(" proto ").Append(Protocol).Append('\n');
        }

        foreach (var route in routes)
        {
            if (!route.IsTunnelled)
            {
                batch.Append("route replace ").Append(route.Range).Append(" via ").Append(route.Gateway).Append(" proto ").Append(Protocol).Append('\n');
            }
            else if (tunnel is not null)
            {
                var inner = route.Range.Split('/')[0];
                batch.Append("neighbor replace ").Append(inner).Append(" lladdr ").Append(route.Hardware).Append(" dev ").Append(Tunnel).Append(" nud permanent\n")
                    .Append("route replace ").Append(route.Range).Append(" via ").Append(inner).Append(" dev ").Append(Tunnel).Append(" onlink proto ").Append(Protocol).Append('\n');
                forwarding.Append("fdb replace ").Append(route.Hardware).Append(" dev ").Append(Tunnel).Append(" dst ").Append(route.Gateway).Append('\n');
            }
        }

        if (batch.Length > 0)
        {
            await Run([.. _ip, "-force", "-batch", "-"], batch.ToString(), cancellationToken);
        }

        if (forwarding.Length > 0)
        {
            await Run([.. _bridge, "-force", "-batch", "-"], forwarding.ToString(), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PrepareKernel(CancellationToken cancellationToken)
    {
        Write("/proc/sys/net/ipv4/ip_forward");
        if (!_triedModule && !File.Exists(BridgeFilter))
        {
            _triedModule = true;
            try
            {
                await ToolProcess.Run([ToolProcess.Find("modprobe"), "br_netfilter"], "", cancellationToken);
            }
            catch (Win32Exception)
            {
                // In a container there is no such program; the module may be there all the same.
            }
        }

        Write(BridgeFilter);
        Write("/proc/sys/net/bridge/bridge-nf-call-ip6tables");
        return Read(BridgeFilter) == "1";
    }

    /// <inheritdoc/>
    public IReadOnlyList<IPNetwork> Links() =>
    [
        .. MachineLinks.Read()
            .Where(l => l.Name != Tunnel)
            .SelectMany(l => l.OwnAddresses)
            .Where(a => a.PrefixLength > 0)
            .Select(a => Network(a.Address, a.PrefixLength)),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // Where it is not allowed, somebody else must have set it.
    private static void Write(string file)
    {
        try
        {
            if (File.Exists(file) && Read(file) != "1")
            {
                File.WriteAllText(file, "1");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static IPNetwork Network(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= (byte)(0xff00 >> Math.Clamp(length - (i * 8), 0, 8));
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }

    // VXLAN (RFC 7348) at the port that Linux uses for it; other nodes are told to the kernel one by one, so that it learns nothing from packets.
    private async Task EnsureTunnel(TunnelEnd end, CancellationToken cancellationToken)
    {
        var devices = (await Run([.. _ip, "-details", "-oneline", "link", "show", "type", "vxlan"], "", cancellationToken)).Split('\n');
        var device = Array.Find(devices, static d => d.Contains($" {Tunnel}:", StringComparison.Ordinal));
        var isOfAnotherAddress = device is not null && !device.Contains($" local {end.Address} ", StringComparison.Ordinal);
        if (isOfAnotherAddress)
        {
            // The machine has got another address; what led through the old tunnel is made anew as well.
            await Run([.. _ip, "link", "delete", Tunnel], "", cancellationToken);
        }

        if (device is null || isOfAnotherAddress)
        {
            await Run(
                [.. _ip, "link", "add", Tunnel, "address", end.Hardware, "type", "vxlan", "id", "1", "dstport", "8472", "local", end.Address, "nolearning"], "", cancellationToken);
        }

        await Run([.. _ip, "-force", "-batch", "-"], $"address replace {end.Inner}/32 dev {Tunnel}\nlink set {Tunnel} up\n", cancellationToken);
    }

    private static async Task<string> Run(IReadOnlyList<string> command, string input, CancellationToken cancellationToken)
    {
        try
        {
            var (code, output, error) = await ToolProcess.Run(command, input, cancellationToken);
            return code == 0 ? output : throw new IOException($"{Path.GetFileName(command[0])} ended with {code}: {error}");
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{command[0]} cannot be started; install the package iproute2 ({e.Message})", e);
        }
    }
}
