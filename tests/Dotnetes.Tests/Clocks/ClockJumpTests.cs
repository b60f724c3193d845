using System.Net;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Tests.Clocks;

/// <summary>A whole control plane whose clock is set forwards and back while it works.</summary>
[Trait("Tier", "Integration")]
public sealed class ClockJumpTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly JumpingTime _time = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private ControlPlane _plane = null!;
    private IKubeClient _admin = null!;
    private Task _running = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var options = new ServerOptions { Data = new DataDirectory(_folder.Path), Endpoint = new IPEndPoint(IPAddress.Loopback, 0), RunNode = false, RunDns = false };
        _plane = await ControlPlane.Start(options, _time, NullLoggerFactory.Instance, default);
        _admin = _plane.Client("test", "test-admin", "system:masters");
        _running = Task.WhenAll(_plane.Run(_stop.Token), Beat(_stop.Token));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public async Task Pods_are_scheduled_and_certificates_and_tokens_are_good_after_a_jump(int hours)
    {
        await Eventually.Holds("the node takes pods", async () => (await _admin.Get<Node>(null, "n")).Spec.Taints.IsEmpty);
        await Eventually.Holds("there is a service account", async () => await _admin.Get<ServiceAccount>("default", "default") is not null);
        await _admin.Create(PodOf("waits", "100"));
        await _admin.Create(PodOf("before", "1"));
        await Eventually.Holds("a pod is scheduled before", async () => (await _admin.Get<Pod>("default", "before")).Spec.NodeName == "n");
        var old = await Token();
        Assert.Equal(HttpStatusCode.OK, await Ask(old));

        _time.Ahead = TimeSpan.FromHours(hours);

        // A token of an hour is over a day later, and not yet good a day before.
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(old));
        Assert.Equal(HttpStatusCode.OK, await Ask(await Token()));
        await _admin.Create(PodOf("after", "1"));
        await Eventually.Holds("a pod is scheduled after", async () => (await _admin.Get<Pod>("default", "after")).Spec.NodeName == "n");

        // What waits is looked at again when there is room for it.
        var node = await _admin.Get<Node>(null, "n");
        await _admin.UpdateStatus(node with { Status = node.Status with { Allocatable = Room("200"), Capacity = Room("200") } });
        await Eventually.Holds("the pod that waited is scheduled", async () => (await _admin.Get<Pod>("default", "waits")).Spec.NodeName == "n");

        // The controllers look at nodes every five seconds.
        for (var i = 0; i < 14; i++)
        {
            await Task.Delay(500);
            node = await _admin.Get<Node>(null, "n");
            Assert.Equal("True", node.Status.Conditions.Find(c => c.Type == "Ready")?.Status);
            Assert.Empty(node.Spec.Taints.ToList());
        }
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        await _plane.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    private static ValueMap<Quantity> Room(string cpu) => ValueMap.Of(("cpu", Quantity.Parse(cpu)), ("memory", Quantity.Parse("1Gi")), ("pods", Quantity.Parse("10")));

    private static Pod PodOf(string name, string cpu) => new()
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = name },
        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i", Resources = new() { Requests = ValueMap.Of(("cpu", Quantity.Parse(cpu))) } }] },
    };

    // What a kubelet does, whose clock is the same.
    private async Task Beat(CancellationToken cancellationToken)
    {
        var now = Time.FromDateTimeOffset(_time.GetUtcNow());
        await _admin.Create(
            new Node
            {
                Metadata = new ObjectMeta { Name = "n" },
                Status = new NodeStatus
                {
                    Allocatable = Room("4"),
                    Capacity = Room("4"),
                    Conditions = [new NodeCondition { Type = "Ready", Status = "True", LastHeartbeatTime = now, LastTransitionTime = now }],
                },
            },
            cancellationToken: cancellationToken);
        var lease = await _admin.Create(
            new Lease { Metadata = new ObjectMeta { Namespace = "kube-node-lease", Name = "n" }, Spec = new LeaseSpec { HolderIdentity = "n", LeaseDurationSeconds = 40 } }, cancellationToken: cancellationToken);
        while (true)
        {
            lease = await _admin.Update(lease with { Spec = lease.Spec with { RenewTime = MicroTime.FromDateTimeOffset(_time.GetUtcNow()) } }, cancellationToken: cancellationToken);
            await Task.Delay(1000, cancellationToken);
        }
    }

    private async Task<string> Token() => (await _admin.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(
        "default", "default", "token", new TokenRequest { Spec = new TokenRequestSpec { ExpirationSeconds = 3600 } }, default)).Status.Token;

    private async Task<HttpStatusCode> Ask(string token)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://127.0.0.1:{_plane.ApiServer.Endpoint!.Port}/api");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
