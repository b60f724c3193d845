using System.Collections.Concurrent;
using Dotnetes.Api.Config.KubeProxy.V1Alpha1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Proxy.Conntrack;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Proxy.Tests;

public sealed class KubeProxyTests
{
    private readonly FakeInformers _informers = new();
    private readonly FakeNft _nft = new();

    [Fact]
    public async Task Changes_reach_the_packet_filter_as_they_come()
    {
        var service = Given.Service("s", "10.96.0.5");
        _informers.Of<Service>().Set(service);
        await Running(async () =>
        {
            await _nft.Until("10.96.0.5 . tcp . 80 : goto reject-chain");
            _informers.Of<EndpointSlice>().Set(Given.Slice("s", "IPv4", Given.SlicePort(8080), Given.Endpoint("10.0.0.1")));
            await _nft.Until("10.0.0.1:8080");
            _informers.Of<Service>().Remove(service);
            await _nft.Until("delete element ip kube-proxy service-ips { 10.96.0.5 . tcp . 80 }");
        });
    }

    [Fact]
    public async Task After_a_refused_batch_everything_is_written_again()
    {
        _nft.Refusals = 1;
        _informers.Of<Service>().Set(Given.Service("s", "10.96.0.5"));
        await Running(async () =>
        {
            await _nft.Until("add table ip kube-proxy", batches: 2);
            Assert.All(_nft.Batches.Take(2), b => Assert.Contains("10.96.0.5 . tcp . 80", b));
        });
    }

    [Fact]
    public async Task The_node_decides_where_node_ports_answer_and_what_is_local() => await Running(async () =>
    {
        _informers.Of<Node>().Set(new Node
        {
            Metadata = ObjectMeta.Empty with { Name = Given.Node, Uid = "1", ResourceVersion = "1" },
            Spec = NodeSpec.Empty with { PodCidrs = ["10.244.7.0/24"] },
            Status = NodeStatus.Empty with { Addresses = [new NodeAddress { Type = "InternalIP", Address = "192.168.1.7" }] },
        });
        await _nft.Until("nodeport-ips { 192.168.1.7 }");
        await _nft.Until("ip saddr != 10.244.7.0/24 mark set mark or 0x00004000");
    });

    [Theory]
    [InlineData("iptables", "", "", true)]
    [InlineData("userspace", "", "", false)]
    [InlineData("", "Guess", "", false)]
    [InlineData("", "", "nonsense", false)]
    [InlineData("", "", "127.0.0.1", true)]
    public void Settings_that_make_no_sense_are_refused(string mode, string detect, string health, bool good)
    {
        var configuration = KubeProxyConfiguration.Empty with { Mode = mode, DetectLocalMode = detect, HealthzBindAddress = health };
        Assert.Equal(good, Record.Exception(() => KubeProxyDefaults.Apply(configuration)) is null);
    }

    private async Task Running(Func<Task> test)
    {
        using var stop = new CancellationTokenSource();
        var configuration = KubeProxyConfiguration.Empty with
        {
            HealthzBindAddress = "127.0.0.1:0",
            MetricsBindAddress = "127.0.0.1:0",
            DetectLocalMode = "NodeCIDR",
            Nftables = KubeProxyNFTablesConfiguration.Empty with { MinSyncPeriod = Duration.FromMilliseconds(1) },
        };
        using var proxy = new KubeProxy(
            new KubeProxyOptions { NodeName = Given.Node, Configuration = configuration }, _informers, _nft, new NoConntrack(), [ProxyFamily.IPv4], new MetricRegistry(), TimeProvider.System, NullLogger.Instance);
        var running = proxy.Run(stop.Token);
        await test();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private sealed class FakeNft : INft
    {
        public ConcurrentQueue<string> Batches { get; } = [];

        public int Refusals { get; set; }

        public Task Apply(string batch, CancellationToken cancellationToken)
        {
            Batches.Enqueue(batch);
            return Refusals-- > 0 ? Task.FromException(new NftException("no")) : Task.CompletedTask;
        }

        public Task<bool> HasTable(string family, string name, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<IReadOnlyList<TimedElement>> ListTimed(string family, string table, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TimedElement>>([]);

        public async Task Until(string text, int batches = 1)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (Batches.Count(b => b.Contains(text)) < batches)
            {
                await Task.Delay(5, limit.Token);
            }
        }
    }

    private sealed class NoConntrack : IConntrack
    {
        public IReadOnlyList<ConntrackFlow> ListUdp(ProxyFamily family) => [];

        public void Delete(ProxyFamily family, ConntrackFlow flow) => throw new InvalidOperationException("there is none");
    }
}
