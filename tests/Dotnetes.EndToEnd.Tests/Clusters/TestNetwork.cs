namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>
/// The wire between the machines of a test cluster: a bridge in a network namespace of its own, to which each machine, a network namespace
/// too, is plugged. Nothing of the real machine's network is touched.
/// </summary>
public sealed class TestNetwork : IAsyncDisposable
{
    private readonly string _prefix;
    private readonly List<string> _namespaces = [];

    private TestNetwork(string prefix) => _prefix = prefix;

    private string Switch => _prefix + "-sw";

    /// <summary>Makes the bridge.</summary>
    /// <param name="prefix">What the names of the namespaces begin with; at most eight characters.</param>
    public static async Task<TestNetwork> Create(string prefix)
    {
        var network = new TestNetwork(prefix);
        await network.AddNamespace(network.Switch);
        await Ip($"-n {network.Switch} link add br0 type bridge");
        await Ip($"-n {network.Switch} address add 192.168.77.1/24 dev br0");
        await Ip($"-n {network.Switch} link set br0 up");
        return network;
    }

    /// <summary>Plugs in one more machine and gives the name of its network namespace; it has the address 192.168.77.N.</summary>
    public async Task<string> AddMachine(int number)
    {
        var name = $"{_prefix}-{number}";
        await AddNamespace(name);
        await Ip($"link add eth0 netns {name} type veth peer name port{number} netns {Switch}");
        await Ip($"-n {Switch} link set port{number} master br0 up");
        await Ip($"-n {name} address add 192.168.77.{number}/24 dev eth0");
        await Ip($"-n {name} link set eth0 up");
        await Ip($"-n {name} route add default via 192.168.77.1");
        return name;
    }

    /// <summary>Removes all namespaces, and with them every interface, route and rule in them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var name in _namespaces)
        {
            await Ip($"netns delete {name}");
        }
    }

    private async Task AddNamespace(string name)
    {
        await Ip($"netns add {name}");
        _namespaces.Add(name);
        await Ip($"-n {name} link set lo up");
    }

    private static Task Ip(string arguments) => ExternalProgram.Run("ip", arguments.Split(' '));
}
