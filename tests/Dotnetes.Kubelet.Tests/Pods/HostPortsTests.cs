using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;

namespace Dotnetes.Kubelet.Tests.Pods;

public sealed class HostPortsTests
{
    [Theory]
    [InlineData("80", "80", true)]
    [InlineData("80", "81", false)]
    [InlineData("80", "", false)]
    [InlineData("", "80", false)]
    [InlineData("80/TCP", "80", true)]
    [InlineData("80/UDP", "80/TCP", false)]
    [InlineData("80/TCP/10.0.0.1", "80/TCP/10.0.0.2", false)]
    [InlineData("80/TCP/10.0.0.1", "80/TCP/10.0.0.1", true)]
    [InlineData("80/TCP/10.0.0.1", "80", true)]
    [InlineData("80/TCP/0.0.0.0", "80/TCP/10.0.0.1", true)]
    [InlineData("79,80", "80,81", true)]
    public void Pods_conflict_when_they_want_the_same_port_of_the_node(string wanted, string taken, bool expected) =>
        Assert.Equal(expected, HostPorts.Conflict(Of(wanted), [Of(""), Of(taken)]));

    [Fact]
    public void Containers_of_the_start_take_no_ports_but_sidecars_do()
    {
        var ports = Of("80").Spec.Containers[0].Ports;
        Pod With(string policy) => new() { Spec = new() { InitContainers = [new() { Name = "i", Ports = ports, RestartPolicy = policy.Length == 0 ? null : policy }] } };
        Assert.False(HostPorts.Conflict(Of("80"), [With("")]));
        Assert.True(HostPorts.Conflict(Of("80"), [With("Always")]));
    }

    private static Pod Of(string ports) => new()
    {
        Spec = new()
        {
            Containers =
            [
                new()
                {
                    Name = "c",
                    Ports = ports.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('/')).Select(p => new ContainerPort
                    {
                        ContainerPortValue = 1000,
                        HostPort = int.Parse(p[0]),
                        Protocol = p.ElementAtOrDefault(1) ?? "",
                        HostIP = p.ElementAtOrDefault(2) ?? "",
                    }).ToValueList(),
                },
            ],
        },
    };
}
