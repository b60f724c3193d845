using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;
using Endpoint = Dotnetes.Api.Discovery.V1.Endpoint;
using EndpointPort = Dotnetes.Api.Discovery.V1.EndpointPort;

namespace Dotnetes.Dns.Tests;

/// <summary>A cluster with one service of each kind in the namespace default.</summary>
internal static class GivenCluster
{
    public static ClusterZone Zone(string domain = "cluster.local")
    {
        var informers = new FakeInformers();
        var zone = new ClusterZone(new ClusterZoneOptions { Domain = DnsName.Parse(domain), ServerAddresses = [IPAddress.Parse("10.96.0.10")] }, informers);
        informers.Of<Namespace>().Set(new Namespace { Metadata = Named("default", "") });
        Add(informers, "web", new ServiceSpec
        {
            ClusterIP = "10.96.0.7",
            ClusterIPs = ["10.96.0.7", "fd00:96::7"],
            Ports = [new ServicePort { Name = "http", Port = 80, Protocol = "TCP" }, new ServicePort { Name = "https", Port = 443, Protocol = "TCP" }],
        });
        Add(informers, "db", new ServiceSpec { ClusterIP = "None", ClusterIPs = ["None"], Ports = [new ServicePort { Name = "pg", Port = 5432, Protocol = "TCP" }] });
        Add(informers, "empty", new ServiceSpec { ClusterIP = "None", ClusterIPs = ["None"] });
        Add(informers, "out", new ServiceSpec { Type = "ExternalName", ExternalName = "example.com" });
        informers.Of<EndpointSlice>().Set(new EndpointSlice
        {
            Metadata = Named("db-1") with { Labels = ValueMap.Of(("kubernetes.io/service-name", "db")) },
            AddressType = "IPv4",
            Ports = [new EndpointPort { Name = "pg", Port = 5432, Protocol = "TCP" }],
            Endpoints =
            [
                new Endpoint { Addresses = ["10.244.0.1"], Hostname = "db-0", Conditions = new EndpointConditions { Ready = true } },
                new Endpoint { Addresses = ["10.244.0.2"] },
                new Endpoint { Addresses = ["10.244.0.3"], Hostname = "unready", Conditions = new EndpointConditions { Ready = false } },
            ],
        });
        Add(informers, "many", new ServiceSpec { ClusterIP = "None", ClusterIPs = ["None"] });
        informers.Of<EndpointSlice>().Set(new EndpointSlice
        {
            Metadata = Named("many-1") with { Labels = ValueMap.Of(("kubernetes.io/service-name", "many")) },
            AddressType = "IPv4",
            Endpoints = Enumerable.Range(1, 100).Select(i => new Endpoint { Addresses = [$"10.244.7.{i}"] }).ToValueList(),
        });
        return zone;
    }

    private static void Add(FakeInformers informers, string name, ServiceSpec spec) => informers.Of<Service>().Set(new Service { Metadata = Named(name), Spec = spec });

    private static ObjectMeta Named(string name, string ns = "default") => new() { Name = name, Namespace = ns, Uid = name, ResourceVersion = "1" };
}
