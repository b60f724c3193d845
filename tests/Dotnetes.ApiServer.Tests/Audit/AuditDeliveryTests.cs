using System.Net;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Audit.Delivery;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.Audit;

public sealed class AuditDeliveryTests
{
    private readonly MetricRegistry _metrics = new();

    [Fact]
    public async Task Batches_are_no_larger_than_wanted_and_nothing_is_lost_at_the_end()
    {
        var memory = new Outputs.Memory();
        var sink = new BatchingSink(memory, new AuditDelivery { MaxBatchSize = 3, MaxBatchWait = TimeSpan.FromHours(1) }, Outputs.Losses(_metrics), TimeProvider.System);
        for (var i = 0; i < 7; i++)
        {
            await sink.Write([Outputs.Event($"{i}")]);
        }

        await sink.DisposeAsync();
        Assert.All(memory.Batches, b => Assert.InRange(b.Length, 1, 3));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], memory.Batches.SelectMany(b => b).Order());
    }

    [Fact]
    public async Task A_batch_goes_out_after_a_while_though_it_is_not_full()
    {
        var memory = new Outputs.Memory();
        await using var sink = new BatchingSink(memory, new AuditDelivery { MaxBatchWait = TimeSpan.FromMilliseconds(20) }, Outputs.Losses(_metrics), TimeProvider.System);
        await sink.Write([Outputs.Event("a")]);
        while (memory.Batches.Count == 0)
        {
            await Task.Yield();
        }

        Assert.Equal(["a"], memory.Batches[0]);
    }

    [Fact]
    public async Task Events_that_find_no_room_are_lost_and_counted()
    {
        var gate = new TaskCompletionSource();
        var memory = new Outputs.Memory { Gate = gate.Task };
        var sink = new BatchingSink(memory, AuditDelivery.ForLog with { Mode = AuditMode.Batch, BufferSize = 2 }, Outputs.Losses(_metrics), TimeProvider.System);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(await sink.Write([Outputs.Event($"{i}")]));
        }

        gate.SetResult();
        await sink.DisposeAsync();
        var kept = memory.Batches.Count;
        Assert.InRange(kept, 2, 4);
        Assert.Contains($"apiserver_audit_error_total{{plugin=\"buffered\"}} {20 - kept}\n", Outputs.Written(_metrics), StringComparison.Ordinal);
        await sink.Write([Outputs.Event("late")]);
        Assert.Contains($"apiserver_audit_error_total{{plugin=\"buffered\"}} {21 - kept}\n", Outputs.Written(_metrics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_events_lose_their_bodies_and_larger_ones_are_lost()
    {
        var memory = new Outputs.Memory();
        var sink = new TruncatingSink(memory, new AuditTruncation { MaxEventBytes = 500, MaxBatchBytes = 500 }, Outputs.Losses(_metrics));
        await sink.Write([Outputs.Event("small"), Outputs.Event("large", new string('x', 1000)), Outputs.Event(new string('y', 1000))]);
        Assert.Equal([["small"], ["large"]], memory.Batches);
        Assert.Contains("apiserver_audit_error_total{plugin=\"truncate\"} 1\n", Outputs.Written(_metrics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_strict_mode_lets_requests_fail()
    {
        var failing = new Outputs.Memory { Succeeds = false };
        Assert.True(await new ForgivingSink(failing).Write([Outputs.Event("a")]));
        Assert.False(await new AllSinks([failing, new Outputs.Memory()]).Write([Outputs.Event("a")]));
    }

    [Fact]
    public async Task The_webhook_gets_a_list_of_events_and_is_asked_again_after_failures()
    {
        var service = new Service(HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests, HttpStatusCode.OK);
        await using (var webhook = Webhook(service))
        {
            Assert.True(await webhook.Write([Outputs.Event("a", "body"), Outputs.Event("b")]));
        }

        Assert.Equal(3, service.Bodies.Count);
        var list = JsonNode.Parse(service.Bodies[2])!;
        Assert.Equal("EventList", list["kind"]!.ToString());
        Assert.Equal("audit.k8s.io/v1", list["apiVersion"]!.ToString());
        Assert.Equal(["a", "b"], list["items"]!.AsArray().Select(i => i!["auditID"]!.ToString()));
        Assert.Equal("body", list["items"]![0]!["requestObject"]!.ToString());
    }

    [Fact]
    public async Task After_five_attempts_events_are_lost_and_counted()
    {
        var service = new Service([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 9)]);
        await using var webhook = Webhook(service);
        Assert.False(await webhook.Write([Outputs.Event("a"), Outputs.Event("b")]));
        Assert.Equal(5, service.Bodies.Count);
        Assert.Contains("apiserver_audit_error_total{plugin=\"webhook\"} 2\n", Outputs.Written(_metrics), StringComparison.Ordinal);
    }

    private AuditWebhook Webhook(Service service) => new(
        new AuditWebhookOptions
        {
            Service = new ClientConfiguration { Server = new Uri("https://audit.example/events") },
            InitialBackoff = TimeSpan.FromTicks(1),
            Handler = service,
        },
        Outputs.Losses(_metrics),
        static () => 0.5,
        TimeProvider.System,
        NullLogger.Instance);

    private sealed class Service(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(answers[Bodies.Count - 1]);
        }
    }
}
