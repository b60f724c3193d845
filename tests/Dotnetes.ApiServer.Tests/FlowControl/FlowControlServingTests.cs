using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class FlowControlServingTests
{
    private const string Alice = "alice,crowd";
    private const string Root = "/debug/api_priority_and_fairness/";

    [Fact]
    public async Task Who_finds_no_place_is_told_to_come_again_and_administrators_always_get_in()
    {
        await using var server = await FlowServer.Start();
        var first = server.Create("hold-1", Alice);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        var second = server.Create("b", Alice);
        await FlowServer.Until(() => server.Crowd().Waiting == 1);
        using (var third = await server.Create("c", "bob,crowd"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
            Assert.Equal("1", third.Headers.RetryAfter!.ToString());
            Assert.Equal("text/plain", third.Content.Headers.ContentType!.MediaType);
            Assert.Equal("Too many requests, please try again later.\n", await third.Content.ReadAsStringAsync());
            await AssertHeaders(server, third, "crowd", "tiny");
        }

        using (var admin = await server.Create("d", "root,system:masters"))
        {
            Assert.Equal(HttpStatusCode.Created, admin.StatusCode);
            await AssertHeaders(server, admin, "exempt", "exempt");
        }

        using (var other = await server.Create("e", "carol"))
        {
            Assert.Equal(HttpStatusCode.Created, other.StatusCode);
            await AssertHeaders(server, other, "global-default", "global-default");
        }

        await AssertDumps(server);
        await AssertMetrics(server);
        server.Holding.Release();
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await second).StatusCode);
        await FlowServer.Until(() => server.Crowd() is { Executing: 0, Waiting: 0, SeatsInUse: 0 });
    }

    [Fact]
    public async Task Who_waits_for_longer_than_a_quarter_of_its_time_is_turned_away()
    {
        await using var server = await FlowServer.Start();
        var first = server.Create("hold-1", Alice);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        using (var late = await server.Create("b", Alice, "?timeout=400ms"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        }

        Assert.Equal((0, 1, 1), (server.Crowd().Waiting, server.Crowd().Executing, (int)server.Crowd().Cancelled));
        Assert.Contains(
            "apiserver_flowcontrol_rejected_requests_total{flow_schema=\"crowd\",priority_level=\"tiny\",reason=\"time-out\"} 1", await server.Get("/metrics"), StringComparison.Ordinal);
        server.Holding.Release();
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
    }

    [Fact]
    public async Task Clients_that_go_away_give_up_their_seat_and_their_place()
    {
        await using var server = await FlowServer.Start();
        using var patience = new CancellationTokenSource();
        var first = server.Create("hold-1", Alice, cancellationToken: patience.Token);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        var second = server.Create("hold-2", Alice, cancellationToken: patience.Token);
        await FlowServer.Until(() => server.Crowd().Waiting == 1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await FlowServer.Until(() => server.Crowd() is { Executing: 0, Waiting: 0, SeatsInUse: 0 });
        using var next = await server.Create("b", Alice);
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Watches_take_seats_only_while_they_begin()
    {
        await using var server = await FlowServer.Start();
        using var watch = await server.Send(HttpMethod.Get, "/api/v1/namespaces/default/configmaps?watch=1", Alice);
        using var reader = new StreamReader(await watch.Content.ReadAsStreamAsync());
        using var created = await server.Create("a", Alice);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Contains("\"name\":\"a\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await FlowServer.Until(() => server.Crowd().SeatsInUse == 0);
        Assert.Contains("request_execution_seconds_count{flow_schema=\"crowd\",priority_level=\"tiny\",type=\"watch\"} 1", await server.Get("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_of_the_same_process_queue_like_others_and_come_again_when_they_are_sent_away()
    {
        await using var server = await FlowServer.Start();
        var first = server.Create("hold-1", Alice);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        var client = new KubeClient(server.Server.Host.Core.Transport(new UserInfo("part") { Groups = ["crowd", "system:authenticated"] }));
        var waiting = client.List<ConfigMap>("default").AsTask();
        await FlowServer.Until(() => server.Crowd().Waiting == 1);
        var refused = client.List<ConfigMap>("default").AsTask();
        await FlowServer.Until(() => server.Crowd().Rejected == 1);
        Assert.False(refused.IsCompleted);
        server.Holding.Release();
        await waiting;
        await refused;
        await first;
    }

    [Fact]
    public async Task A_flood_keeps_no_component_of_the_same_process_from_its_work()
    {
        await using var server = await FlowServer.Start();
        var first = server.Create("hold-1", Alice);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        using var end = new CancellationTokenSource();
        var flood = Enumerable.Range(0, 40).Select(async i =>
        {
            var turnedAway = 0;
            while (!end.IsCancellationRequested)
            {
                using var answer = await server.Send(HttpMethod.Get, "/api/v1/namespaces/default/configmaps?timeout=1s", $"user-{i},crowd");
                turnedAway += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
            }

            return turnedAway;
        }).ToList();
        await FlowServer.Until(() => server.Crowd().Rejected > 50);

        // Each falls under the flow schema of its user, as upstream's components do, and none of these is the crowd's.
        (UserInfo User, string Schema)[] components =
        [
            (UserInfo.ApiServer, "exempt"),
            (new UserInfo("system:kube-controller-manager") { Groups = ["system:authenticated"] }, "kube-controller-manager"),
            (new UserInfo("system:kube-scheduler") { Groups = ["system:authenticated"] }, "kube-scheduler"),
            (new UserInfo("system:serviceaccount:kube-system:job-controller") { Groups = ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"] }, "kube-system-service-accounts"),
            (new UserInfo("system:node:n") { Groups = ["system:nodes", "system:authenticated"] }, "system-nodes"),
        ];
        foreach (var (user, schema) in components)
        {
            var client = new KubeClient(server.Server.Host.Core.Transport(user));
            for (var i = 0; i < 20; i++)
            {
                await client.Create(new ConfigMap { Metadata = new() { GenerateName = "c-", Namespace = "default" } });
                await client.List<ConfigMap>("default");
            }

            Assert.Contains($"apiserver_flowcontrol_dispatched_requests_total{{flow_schema=\"{schema}\"", await server.Get("/metrics"), StringComparison.Ordinal);
        }

        await end.CancelAsync();
        Assert.All(await Task.WhenAll(flood), n => Assert.True(n >= 0));
        server.Holding.Release();
        await first;
    }

    [Fact]
    public async Task Without_fairness_only_the_number_is_limited()
    {
        await using var server = await FlowServer.Start(o => o with { PriorityAndFairness = false, MaxMutatingRequestsInFlight = 1, MaxRequestsInFlight = 1 }, withCrowd: false);
        using var watch = await server.Send(HttpMethod.Get, "/api/v1/configmaps?watch=1", Alice);
        var first = server.Create("hold-1", Alice);
        await FlowServer.Until(() => server.Holding.Held.Contains("hold-1"));
        using (var second = await server.Create("b", "bob"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
            Assert.Equal("1", second.Headers.RetryAfter!.ToString());
            Assert.Equal("Too many requests, please try again later.\n", await second.Content.ReadAsStringAsync());
            Assert.False(second.Headers.Contains("X-Kubernetes-PF-FlowSchema-UID"));
        }

        using var read = await server.Send(HttpMethod.Get, "/api/v1/configmaps", "bob");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var admin = await server.Create("c", "root,system:masters");
        Assert.Equal(HttpStatusCode.Created, admin.StatusCode);
        server.Holding.Release();
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        using var next = await server.Create("d", "bob");
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Schemas_tell_whether_their_level_exists()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        FlowSchemaCondition? condition = null;
        async Task Is(string name, string status)
        {
            for (var i = 0; i < 500 && condition?.Status != status; i++)
            {
                condition = (await server.Client.Get<FlowSchema>("", name)).Status.Conditions.Find(c => c.Type == "Dangling");
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }

            Assert.Equal(status, condition?.Status);
        }

        await Is("global-default", "False");
        Assert.Equal(
            ("Found", "This FlowSchema references the PriorityLevelConfiguration object named \"global-default\" and it exists"), (condition!.Reason, condition.Message));
        var own = BootstrapFlowSchemas.Suggested[0] with { Metadata = new() { Name = "own" } };
        await server.Client.Create(own with { Spec = own.Spec with { PriorityLevelConfiguration = new() { Name = "mine" } } });
        await Is("own", "True");
        Assert.Equal(
            ("NotFound", "This FlowSchema references the PriorityLevelConfiguration object named \"mine\" but there is no such object"), (condition!.Reason, condition.Message));
        Assert.DoesNotContain(server.Server.Host.Core.FlowControl.Controller.Schemas, s => s.Schema.Metadata.Name == "own");
        await server.Client.Create(BootstrapPriorityLevels.Suggested[0] with { Metadata = new() { Name = "mine" } });
        await Is("own", "False");
        Assert.Contains(server.Server.Host.Core.FlowControl.Controller.Schemas, s => s.Schema.Metadata.Name == "own");
    }

    [Fact]
    public async Task Default_objects_come_back_and_those_of_earlier_versions_go()
    {
        await using var server = await FlowServer.Start(withCrowd: false);
        await server.Client.Delete<FlowSchema>("", "catch-all");
        await server.Client.Delete<PriorityLevelConfiguration>("", "system");
        var old = BootstrapPriorityLevels.Suggested[0];
        await server.Client.Create(old with { Metadata = old.Metadata with { Name = "old" } });
        await server.Client.Create(old with { Metadata = new() { Name = "own" } });
        var level = await server.Client.Get<PriorityLevelConfiguration>("", "workload-low");
        var limited = level.Spec.Limited! with { NominalConcurrencyShares = 7 };
        await server.Client.Update(level with { Spec = level.Spec with { Limited = limited }, Metadata = level.Metadata with { Annotations = ValueMap.Of(("apf.kubernetes.io/autoupdate-spec", "false")) } });
        await new BootstrapFlowControl(server.Client, NullLogger.Instance).Run(default);
        Assert.Equal("10000", $"{(await server.Client.Get<FlowSchema>("", "catch-all")).Spec.MatchingPrecedence}");
        Assert.Equal(7, (await server.Client.Get<PriorityLevelConfiguration>("", "workload-low")).Spec.Limited!.NominalConcurrencyShares);
        Assert.Equal(
            ["catch-all", "exempt", "global-default", "leader-election", "node-high", "own", "system", "workload-high", "workload-low"],
            (await server.Client.List<PriorityLevelConfiguration>()).Items.Select(l => l.Metadata.Name));
    }

    private static async Task AssertHeaders(FlowServer server, HttpResponseMessage response, string schema, string level)
    {
        Assert.Equal((await server.Client.Get<FlowSchema>("", schema)).Metadata.Uid, Assert.Single(response.Headers.GetValues("X-Kubernetes-PF-FlowSchema-UID")));
        Assert.Equal((await server.Client.Get<PriorityLevelConfiguration>("", level)).Metadata.Uid, Assert.Single(response.Headers.GetValues("X-Kubernetes-PF-PriorityLevel-UID")));
    }

    private static async Task AssertDumps(FlowServer server)
    {
        var levels = await server.Get(Root + "dump_priority_levels");
        Assert.StartsWith("PriorityLevelName, ActiveQueues, IsIdle, IsQuiescing, WaitingRequests, ExecutingRequests, DispatchedRequests, RejectedRequests, TimedoutRequests, CancelledRequests\n", levels, StringComparison.Ordinal);
        Assert.Contains("\ntiny,              1,            false,  false,       1,               1,                 1,                  1,                0,                0\n", levels, StringComparison.Ordinal);
        var queues = await server.Get(Root + "dump_queues");
        Assert.Equal(["tiny", "0", "1", "1", "1"], Row(queues, "tiny")[..5]);
        Assert.Equal(["1", "1", "0.00300000ss"], Row(queues, "tiny")[6..]);
        var requests = await server.Get(Root + "dump_requests?includeRequestDetails=1");
        var row = Row(requests, "tiny");
        Assert.Equal(["tiny", "crowd", "0", "0", "alice"], row[..5]);
        Assert.Equal(["1", "0", "0s", "0001-01-01T00:00:00Z", "alice", "create", "/api/v1/namespaces/default/configmaps", "default", "", "v1", "configmaps", ""], row[6..]);
        using var unknown = await server.Send(HttpMethod.Get, Root + "dump", "root,system:masters");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static string[] Row(string table, string level) => [.. table.Split('\n').First(l => l.StartsWith(level + ",", StringComparison.Ordinal)).Split(',').Select(c => c.Trim())];

    private static async Task AssertMetrics(FlowServer server)
    {
        var text = await server.Get("/metrics");
        const string Labels = "{flow_schema=\"crowd\",priority_level=\"tiny\"}";
        foreach (var line in (string[])
        [
            $"current_executing_requests{Labels} 1",
            $"current_executing_seats{Labels} 1",
            $"current_inqueue_requests{Labels} 1",
            $"current_inqueue_seats{Labels} 1",
            $"dispatched_requests_total{Labels} 1",
            $"request_queue_length_after_enqueue_count{Labels} 2",
            $"work_estimated_seats_count{Labels} 3",
            "rejected_requests_total{flow_schema=\"crowd\",priority_level=\"tiny\",reason=\"queue-full\"} 1",
            "nominal_limit_seats{priority_level=\"tiny\"} 1",
            "current_limit_seats{priority_level=\"tiny\"} 1",
            "upper_limit_seats{priority_level=\"tiny\"} 1",
            "request_wait_duration_seconds_count{execute=\"true\",flow_schema=\"crowd\",priority_level=\"tiny\"} 1",
            "request_wait_duration_seconds_count{execute=\"false\",flow_schema=\"crowd\",priority_level=\"tiny\"} 1",
            "priority_level_seat_utilization_bucket{phase=\"executing\",priority_level=\"tiny\",le=\"1\"}",
            "read_vs_write_current_requests_count{phase=\"waiting\",request_kind=\"mutating\"}",
        ])
        {
            Assert.Contains("apiserver_flowcontrol_" + line, text, StringComparison.Ordinal);
        }

        Assert.Contains("\napiserver_current_inqueue_requests{request_kind=\"mutating\"} 1\n", text, StringComparison.Ordinal);
    }
}
