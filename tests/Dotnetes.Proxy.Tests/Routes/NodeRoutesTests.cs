using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Routes;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Proxy.Tests.Routes;

public sealed class NodeRoutesTests
{
    private readonly FakeInformers _informers = new();
    private readonly FakeKernel _kernel = new();
    private readonly NodeRoutes _routes;

    public NodeRoutesTests()
    {
        _routes = new NodeRoutes("a", _informers, _kernel, _kernel, [ProxyFamily.IPv4], TimeProvider.System, NullLogger.Instance);
        Set("a", "192.168.77.1", "10.244.0.0/24");
    }

    [Fact]
    public async Task Routes_come_change_and_go_with_nodes()
    {
        Set("b", "192.168.77.2", "10.244.1.0/24");
        Assert.True(await Sync());
        Assert.Equal([new NodeRoute("10.244.1.0/24", "192.168.77.2", false, "")], _kernel.Routes);

        Set("b", "192.168.77.3", "10.244.1.0/24");
        await Sync();
        Assert.Equal([new NodeRoute("10.244.1.0/24", "192.168.77.3", false, "")], _kernel.Routes);

        _informers.Of<Node>().Remove(Node("b", "192.168.77.3", "10.244.1.0/24"));
        await Sync();
        Assert.Empty(_kernel.Routes);
    }

    [Fact]
    public async Task A_route_that_somebody_removed_comes_back_and_others_are_left_alone()
    {
        Set("b", "192.168.77.2", "10.244.1.0/24");
        await Sync();
        var asked = _kernel.Asked;
        await Sync();
        Assert.Equal(asked, _kernel.Asked);
        _kernel.Routes.Clear();
        await Sync();
        Assert.Single(_kernel.Routes);
    }

    [Fact]
    public async Task What_the_kernel_refuses_is_tried_again()
    {
        Set("b", "192.168.77.2", "10.244.1.0/24");
        _kernel.Refuses = true;
        Assert.False(await Sync());
        _kernel.Refuses = false;
        Assert.True(await Sync());
        Assert.Single(_kernel.Routes);
        Assert.Single(_kernel.Batches);
    }

    private static Node Node(string name, string address, string range) => new()
    {
        Metadata = new ObjectMeta { Name = name, Uid = name, ResourceVersion = "1" },
        Spec = new NodeSpec { PodCidrs = [range] },
        Status = new NodeStatus { Addresses = [new NodeAddress { Type = "InternalIP", Address = address }] },
    };

    private void Set(string name, string address, string range) => _informers.Of<Node>().Set(Node(name, address, range));

    private Task<bool> Sync() => _routes.Sync(CancellationToken.None);

    private sealed class FakeKernel : IRouting, INft
    {
        public List<NodeRoute> Routes { get; } = [];

        public List<string> Batches { get; } = [];

        public bool Refuses { get; set; }

        public int Asked { get; private set; }

        public Task<IReadOnlyList<NodeRoute>> List(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NodeRoute>>([.. Routes]);

        public Task Apply(IReadOnlyCollection<NodeRoute> routes, IReadOnlyCollection<NodeRoute> obsolete, TunnelEnd? tunnel, CancellationToken cancellationToken)
        {
            if (Refuses)
            {
                throw new IOException("no");
            }

            Asked += routes.Count + obsolete.Count;
            Routes.RemoveAll(r => obsolete.Contains(r) || routes.Any(n => n.Range == r.Range));
            Routes.AddRange(routes);
            return Task.CompletedTask;
        }

        public Task<bool> PrepareKernel(CancellationToken cancellationToken) => Task.FromResult(true);

        public IReadOnlyList<IPNetwork> Links() => [IPNetwork.Parse("192.168.77.0/24")];

        public Task Apply(string batch, CancellationToken cancellationToken)
        {
            Batches.Add(batch);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<TimedElement>> ListTimed(string family, string table, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TimedElement>>([]);

        public Task<bool> HasTable(string family, string name, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
