using System.Diagnostics;
using System.Net;
using Dotnetes.Proxy.Tests.Network;
using Dotnetes.Server;

namespace Dotnetes.Tests.Pki;

[Trait("Tier", "Integration")]
public sealed class LocalAddressTests
{
    // Pods come and go, and with them interfaces.
    private const string Churn = """
        while true; do
          ip -n "$1" link add pod type veth peer name inside
          ip -n "$1" address add 10.9.9.9/32 dev pod
          ip -n "$1" link set pod up
          ip -n "$1" link delete pod
        done
        """;

    [NetworkFact]
    public void Addresses_are_told_while_interfaces_come_and_go()
    {
        using var network = new NetworkNamespace("local");
        Configure(network, "link add card type veth peer name wire", "link set wire up", "address add 192.168.77.2/24 dev card", "link set card up");
        using var churn = Process.Start(new ProcessStartInfo("sh", ["-c", Churn, "sh", network.Name]) { RedirectStandardError = true })!;
        try
        {
            churn.ErrorDataReceived += (_, _) => { };
            churn.BeginErrorReadLine();
            network.Run(() =>
            {
                for (var attempt = 0; attempt < 5_000; attempt++)
                {
                    Assert.Contains(IPAddress.Parse("192.168.77.2"), ClusterCertificates.LocalAddresses());
                }

                return true;
            });
        }
        finally
        {
            churn.Kill();
            churn.WaitForExit();
        }
    }

    [NetworkFact]
    public void Addresses_of_loopback_of_IPv6_and_of_interfaces_that_are_off_are_not_told()
    {
        using var network = new NetworkNamespace("off");
        Configure(network, "link add card type veth peer name wire", "link set wire up", "address add 192.168.77.2/24 dev card", "address add fd00::2/64 dev card nodad", "link set card up");
        Configure(network, "link add off type veth peer name nowhere", "address add 192.168.78.2/24 dev off");
        Assert.Equal([IPAddress.Parse("192.168.77.2")], network.Run(() => ClusterCertificates.LocalAddresses().ToList()));
    }

    private static void Configure(NetworkNamespace network, params string[] commands)
    {
        foreach (var command in commands)
        {
            NetworkNamespace.Ip($"-n {network.Name} {command}");
        }
    }
}
