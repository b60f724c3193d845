using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Events;

public sealed class EventRecorderTests
{
    private static readonly Pod s_pod = new() { Metadata = new() { Namespace = "ns", Name = "web", Uid = "u1" } };

    [Fact]
    public void A_repeated_event_counts_up_in_one_object() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        for (var i = 0; i < 3; i++)
        {
            recorder.Record(s_pod, "Warning", "BackOff", "restarting", fieldPath: "spec.containers{web}");
            await loop.Pass(TimeSpan.FromSeconds(1));
        }

        var created = Assert.Single(server.Objects<Event>());
        Assert.Equal("ns", created.Metadata.Namespace);
        Assert.StartsWith("web.", created.Metadata.Name);
        Assert.Equal(("Pod", "v1", "u1", "spec.containers{web}"), (created.InvolvedObject.Kind, created.InvolvedObject.ApiVersion, created.InvolvedObject.Uid, created.InvolvedObject.FieldPath));
        Assert.Equal(("kubelet", "node1", 1), (created.Source.Component, created.Source.Host, created.Count));
        var patches = server.Requests.Where(r => r.Verb == "patch").Select(r => System.Text.Encoding.UTF8.GetString(r.RawBody.Span)).ToArray();
        Assert.Equal(2, patches.Length);
        Assert.Contains("\"count\":3", patches[1]);
        await end();
    });

    [Fact]
    public void Components_of_one_program_record_under_their_own_names() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        foreach (var component in new[] { "job-controller", "deployment-controller", "job-controller" })
        {
            recorder.As(component).Record(s_pod, "Normal", "Created", "made");
            await loop.Pass(TimeSpan.FromSeconds(1));
        }

        recorder.As("job-controller").As("kubelet").Record(s_pod, "Normal", "Created", "made");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(
            ["deployment-controller deployment-controller", "job-controller job-controller", "kubelet kubelet"],
            server.Objects<Event>().Select(e => $"{e.Source.Component} {e.ReportingComponent}").Order(StringComparer.Ordinal));
        Assert.Equal(1, server.Requests.Count(r => r.Verb == "patch"));
        await end();
    });

    [Fact]
    public void Events_that_differ_only_in_their_message_are_combined() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        for (var i = 0; i < 14; i++)
        {
            recorder.Record(s_pod, "Warning", "Failed", $"message {i}");
        }

        await loop.Pass(TimeSpan.FromSeconds(1));
        var events = server.Objects<Event>().ToArray();
        Assert.Equal(10, events.Length);
        Assert.Single(events, e => e.Message.StartsWith("(combined from similar events): ", StringComparison.Ordinal));
        Assert.Equal(4, server.Requests.Count(r => r.Verb == "patch"));
        await end();
    });

    [Fact]
    public void Too_many_events_about_one_object_are_dropped_and_those_about_others_are_not() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        for (var i = 0; i < 100; i++)
        {
            recorder.Record(s_pod, "Normal", $"Reason{i}", "message");
        }

        recorder.Record(s_pod with { Metadata = s_pod.Metadata with { Name = "db", Uid = "u2" } }, "Normal", "Started", "message");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(26, server.Objects<Event>().Count());
        await loop.Pass(TimeSpan.FromMinutes(6));
        recorder.Record(s_pod, "Normal", "Later", "message");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(27, server.Objects<Event>().Count());
        await end();
    });

    [Fact]
    public void An_event_is_tried_again_while_the_server_cannot_be_reached() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        server.Failures.Enqueue(new KubeTransportException("told to"));
        server.Failures.Enqueue(FakeServer.Error(503, "ServiceUnavailable"));
        recorder.Record(s_pod, "Normal", "Started", "message");
        await loop.Pass(TimeSpan.FromSeconds(30));
        Assert.Single(server.Objects<Event>());
        await end();
    });

    [Fact]
    public void An_event_that_has_been_deleted_is_made_anew_with_the_count_reached() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        recorder.Record(s_pod, "Normal", "Started", "message");
        await loop.Pass(TimeSpan.FromSeconds(1));
        await new KubeClient(server).Delete<Event>("ns", server.Objects<Event>().Single().Metadata.Name);
        recorder.Record(s_pod, "Normal", "Started", "message");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(server.Objects<Event>()).Count);
        await end();
    });

    [Fact]
    public void More_events_than_fit_are_dropped_without_waiting() => VirtualLoop.Run(loop =>
    {
        var recorder = new CoreEventRecorder(new KubeClient(new FakeServer(loop.Time)), Options(), loop.Time, new Random(1), NullLogger.Instance);
        for (var i = 0; i < 5000; i++)
        {
            recorder.Record(s_pod, "Normal", "Started", "message");
        }

        return Task.CompletedTask;
    });

    [Fact]
    public void A_long_message_is_cut_between_characters() => VirtualLoop.Run(async loop =>
    {
        var (server, recorder, end) = Start(loop);
        recorder.Record(s_pod, "Normal", "Started", new string('é', 1000) + "x");
        recorder.Record(s_pod, "Normal", "Other", "x" + new string('é', 1000));
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["x" + new string('é', 511), new string('é', 512)], server.Objects<Event>().Select(e => e.Message).Order(StringComparer.Ordinal));
        await end();
    });

    [Fact]
    public void The_newer_api_makes_a_series_of_repetitions_and_writes_it_now_and_then() => VirtualLoop.Run(async loop =>
    {
        var server = new FakeServer(loop.Time);
        using var stop = new CancellationTokenSource();
        var recorder = new SeriesEventRecorder(new KubeClient(server), Options(), loop.Time, new Random(1), NullLogger.Instance);
        var run = recorder.Run(stop.Token);
        for (var i = 0; i < 60; i++)
        {
            recorder.Record(s_pod, "Warning", "FailedScheduling", $"attempt {i}", "Scheduling");
            await loop.Pass(TimeSpan.FromMinutes(1));
        }

        var created = Assert.Single(server.Objects<Api.Events.V1.Event>());
        Assert.Equal(("kubelet", "node1", "Scheduling", "attempt 0"), (created.ReportingController, created.ReportingInstance, created.Action, created.Note));
        var before = server.Requests.Count(r => r.Verb == "patch");
        Assert.InRange(before, 2, 3);
        await loop.Pass(TimeSpan.FromMinutes(10));
        var patches = server.Requests.Where(r => r.Verb == "patch").Select(r => System.Text.Encoding.UTF8.GetString(r.RawBody.Span)).ToArray();
        Assert.Equal(before + 1, patches.Length);
        Assert.Contains("\"count\":2,", patches[0]);
        Assert.Contains("\"count\":60,", patches[^1]);
        recorder.Record(s_pod, "Warning", "FailedScheduling", "again", "Scheduling");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, server.Objects<Api.Events.V1.Event>().Count());
        stop.Cancel();
        await run;
    });

    [Theory]
    [InlineData("is forbidden: unable to create new content in namespace ns because it is being terminated", false)]
    [InlineData("is forbidden: no", true)]
    public void Events_that_are_refused_are_told_unless_their_namespace_is_being_deleted(string message, bool isTold) => VirtualLoop.Run(async loop =>
    {
        using var log = new RecordedLog(LogLevel.Information);
        var (server, recorder, end) = Start(loop, log);
        server.Failures.Enqueue(FakeServer.Error(403, "Forbidden", message));
        recorder.Record(s_pod, "Normal", "Killing", "stopping");
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(isTold, log.Lines.Count > 0);
        await end();
    });

    private static (FakeServer Server, CoreEventRecorder Recorder, Func<Task> End) Start(VirtualLoop loop, ILogger? logger = null)
    {
        var server = new FakeServer(loop.Time);
        var stop = new CancellationTokenSource();
        var recorder = new CoreEventRecorder(new KubeClient(server), Options(), loop.Time, new Random(1), logger ?? NullLogger.Instance);
        var run = recorder.Run(stop.Token);
        return (server, recorder, End);

        async Task End()
        {
            stop.Cancel();
            await run;
            stop.Dispose();
        }
    }

    private static EventRecorderOptions Options() => new() { Component = "kubelet", Instance = "node1" };
}
