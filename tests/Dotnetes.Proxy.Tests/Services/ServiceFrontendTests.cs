using Dotnetes.Api.Core.V1;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Tests.Services;

public sealed class ServiceFrontendTests
{
    [Fact]
    public void Headless_and_external_services_and_those_of_other_proxies_are_left_alone()
    {
        var service = Given.Service("s", "10.96.0.1");
        Assert.Single(ServiceFrontend.Of(service, ProxyFamily.IPv4));
        Assert.Empty(ServiceFrontend.Of(service with { Spec = service.Spec with { ClusterIP = "None", ClusterIPs = ["None"] } }, ProxyFamily.IPv4));
        Assert.Empty(ServiceFrontend.Of(service with { Spec = service.Spec with { Type = "ExternalName", ClusterIP = "" } }, ProxyFamily.IPv4));
        Assert.Empty(ServiceFrontend.Of(
            service with { Metadata = service.Metadata with { Labels = ValueMap.Of(("service.kubernetes.io/service-proxy-name", "other")) } }, ProxyFamily.IPv4));
    }

    [Fact]
    public void Each_family_gets_its_own_addresses()
    {
        var service = Given.Service("s", "10.96.0.1");
        service = service with
        {
            Spec = service.Spec with
            {
                Type = "LoadBalancer",
                ClusterIPs = ["10.96.0.1", "fd00:96::1"],
                ExternalIPs = ["1.2.3.4", "2001:DB8::4"],
                LoadBalancerSourceRanges = ["10.1.2.3/8 ", "2001:db8::/32"],
            },
            Status = service.Status with
            {
                LoadBalancer = new LoadBalancerStatus
                {
                    Ingress = [new LoadBalancerIngress { Ip = "5.6.7.8" }, new LoadBalancerIngress { Ip = "5.6.7.9", IpMode = "Proxy" }, new LoadBalancerIngress { Hostname = "x" }],
                },
            },
        };
        var four = Assert.Single(ServiceFrontend.Of(service, ProxyFamily.IPv4));
        Assert.Equal("10.96.0.1", four.ClusterIP);
        Assert.Equal(["1.2.3.4"], four.ExternalIPs);
        Assert.Equal(["5.6.7.8"], four.LoadBalancerIPs);
        Assert.Equal("10.0.0.0/8", Assert.Single(four.SourceRanges).ToString());
        var six = Assert.Single(ServiceFrontend.Of(service, ProxyFamily.IPv6));
        Assert.Equal("fd00:96::1", six.ClusterIP);
        Assert.Equal(["2001:db8::4"], six.ExternalIPs);
        Assert.Empty(six.LoadBalancerIPs);
    }

    [Fact]
    public void A_source_range_of_everything_is_no_restriction()
    {
        var service = Given.Service("s", "10.96.0.1");
        service = service with { Spec = service.Spec with { LoadBalancerSourceRanges = ["10.0.0.0/8", "0.0.0.0/0"] } };
        Assert.Empty(Assert.Single(ServiceFrontend.Of(service, ProxyFamily.IPv4)).SourceRanges);
    }
}
