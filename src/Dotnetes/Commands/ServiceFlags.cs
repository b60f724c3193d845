using System.CommandLine;
using System.Globalization;
using System.Net;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

namespace Dotnetes.Commands;

/// <summary>The API server's flags about addresses and ports of services and the life of events, under upstream's names.</summary>
public sealed class ServiceFlags
{
    private readonly Option<string> _ranges = ComponentFlags.Text(
        "--service-cluster-ip-range", "The range of service addresses, or one of each family separated by a comma; the first names the default family.", "10.96.0.0/12");

    private readonly Option<string> _ports = ComponentFlags.Text("--service-node-port-range", "The ports of nodes that services may get.", "30000-32767");
    private readonly Option<string> _eventLife = ComponentFlags.Text("--event-ttl", "How long events are kept, such as 1h.", "1h0m0s");

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_ranges);
        command.Options.Add(_ports);
        command.Options.Add(_eventLife);
    }

    /// <summary>The ranges that were given.</summary>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    public ServiceAllocationOptions RangesOf(ParseResult arguments)
    {
        var cidrs = arguments.GetValue(_ranges)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static c => IPNetwork.Parse(c)).ToList();
        if (cidrs.Count is not (1 or 2) || (cidrs.Count == 2 && cidrs[0].BaseAddress.AddressFamily == cidrs[1].BaseAddress.AddressFamily))
        {
            throw new FormatException($"--service-cluster-ip-range {arguments.GetValue(_ranges)}: give one range, or one of each family");
        }

        var ports = arguments.GetValue(_ports)!.Split('-');
        if (ports.Length == 2
            && int.TryParse(ports[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ports[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first > 0
            && first <= last
            && last <= IPEndPoint.MaxPort)
        {
            return new(cidrs, first, last);
        }

        throw new FormatException($"--service-node-port-range {arguments.GetValue(_ports)}: write it as 30000-32767");
    }

    /// <summary>How long events are kept.</summary>
    /// <exception cref="FormatException">The value cannot be read.</exception>
    public TimeSpan EventLifeOf(ParseResult arguments) => Duration.TryParse(arguments.GetValue(_eventLife), out var life)
        ? TimeSpan.FromSeconds(life.TotalSeconds)
        : throw new FormatException($"{arguments.GetValue(_eventLife)} is no duration; write it as 1h");
}
