using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class RegistryTests
{
    [Fact]
    public async Task A_created_object_gets_its_identity_from_the_server()
    {
        await using var server = await TestServer.Start();
        var made = await server.Send("create", "default", "", Settings("a"));
        Assert.NotEqual("", made.Metadata.Uid);
        Assert.NotEqual("", made.Metadata.ResourceVersion);
        Assert.False(made.Metadata.CreationTimestamp.IsZero);
        Assert.Equal("default", made.Metadata.Namespace);
        Assert.Equal(made, await server.Send<ConfigMap>("get", "default", "a"));
    }

    [Fact]
    public async Task A_generated_name_has_five_characters_more_than_its_prefix()
    {
        await using var server = await TestServer.Start();
        var made = await server.Send("create", "default", "", Settings("") with { Metadata = new ObjectMeta { GenerateName = "job-" } });
        Assert.Matches("^job-[bcdfghjklmnpqrstvwxz2456789]{5}$", made.Metadata.Name);
    }

    [Fact]
    public async Task A_generated_name_is_tried_eight_times()
    {
        var random = new StuckRandom();
        await using var server = await TestServer.Start(change: o => o with { Random = random });
        var wanted = Settings("") with { Metadata = new ObjectMeta { GenerateName = "job-" } };
        await server.Send("create", "default", "", wanted);
        random.Names = 0;
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Send("create", "default", "", wanted));
        Assert.True(e.IsAlreadyExists);
        Assert.Equal("configmaps \"job-bbbbb\" already exists, the server was not able to generate a unique name for the object", e.Message);
        Assert.Equal(8 * 5, random.Names);
    }

    [Fact]
    public async Task A_name_can_be_taken_only_once()
    {
        await using var server = await TestServer.Start();
        await server.Send("create", "default", "", Settings("a"));
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Send("create", "default", "", Settings("a")));
        Assert.True(e.IsAlreadyExists);
        Assert.Equal("configmaps \"a\" already exists", e.Message);
    }

    [Fact]
    public async Task A_stale_update_conflicts_and_an_unconditional_one_does_not()
    {
        await using var server = await TestServer.Start();
        var first = await server.Send("create", "default", "", Settings("a"));
        var second = await server.Send("update", "default", "a", first with { Data = ValueMap.Of(("k", "2")) });
        Assert.NotEqual(first.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Send("update", "default", "a", first with { Data = ValueMap.Of(("k", "3")) }));
        Assert.True(e.IsConflict);
        var third = await server.Send("update", "default", "a", Settings("a") with { Data = ValueMap.Of(("k", "4")) });
        Assert.Equal(first.Metadata.Uid, third.Metadata.Uid);
        Assert.Equal(first.Metadata.CreationTimestamp, third.Metadata.CreationTimestamp);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_keeps_the_resource_version()
    {
        await using var server = await TestServer.Start();
        var first = await server.Send("create", "default", "", Settings("a"));
        var again = await server.Send("update", "default", "a", first);
        Assert.Equal(first.Metadata.ResourceVersion, again.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_finalizer_keeps_a_deleted_object_until_it_is_taken_away()
    {
        await using var server = await TestServer.Start();
        var made = await server.Send("create", "default", "", Settings("a") with { Metadata = new ObjectMeta { Name = "a", Finalizers = ["example.com/wait"] } });
        await server.Send<ConfigMap>("delete", "default", "a");
        var ending = await server.Send<ConfigMap>("get", "default", "a");
        Assert.NotNull(ending.Metadata.DeletionTimestamp);
        Assert.Equal(0, ending.Metadata.DeletionGracePeriodSeconds);
        var gone = await server.Send("update", "default", "a", ending with { Metadata = ending.Metadata with { Finalizers = default } });
        Assert.Equal(made.Metadata.Uid, gone.Metadata.Uid);
        var e = await Assert.ThrowsAsync<KubeApiException>(() => server.Send<ConfigMap>("get", "default", "a"));
        Assert.True(e.IsNotFound);
    }

    [Fact]
    public async Task A_write_is_seen_by_the_list_that_follows()
    {
        await using var server = await TestServer.Start();
        for (var i = 0; i < 50; i++)
        {
            await server.Send("create", "default", "", Settings($"c{i:00}"));
            Assert.Equal(i + 1, (await List(server, "default")).Items.Count);
        }
    }

    [Fact]
    public async Task Pages_of_a_list_show_the_state_of_its_first_page()
    {
        await using var server = await TestServer.Start();
        for (var i = 0; i < 10; i++)
        {
            await server.Send("create", "default", "", Settings($"c{i}"));
        }

        var page = await List(server, "default", ("limit", "4"));
        Assert.Equal(6, page.Metadata.RemainingItemCount);
        var names = page.Items.Select(i => i.Metadata.Name).ToList();
        await server.Send<ConfigMap>("delete", "default", "c9");
        await server.Send("create", "default", "", Settings("c7x"));
        var token = page.Metadata.Continue;
        while (token.Length > 0)
        {
            var next = await List(server, "default", ("limit", "4"), ("continue", token));
            Assert.Equal(page.Metadata.ResourceVersion, next.Metadata.ResourceVersion);
            names.AddRange(next.Items.Select(i => i.Metadata.Name));
            token = next.Metadata.Continue;
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"c{i}"), names);
    }

    [Fact]
    public async Task A_watch_sees_each_change_once_and_translates_selectors()
    {
        await using var server = await TestServer.Start();
        var start = await List(server, "default");
        using var end = new CancellationTokenSource();
        var frames = new List<string>();
        var watching = Watch(server, frames, 4, end.Token, ("resourceVersion", start.Metadata.ResourceVersion), ("labelSelector", "app=a"));
        var made = await server.Send("create", "default", "", Settings("x") with { Metadata = new ObjectMeta { Name = "x", Labels = ValueMap.Of(("app", "a")) } });
        await server.Send("create", "default", "", Settings("other"));
        var changed = await server.Send("update", "default", "x", made with { Data = ValueMap.Of(("k", "v")) });
        var left = await server.Send("update", "default", "x", changed with { Metadata = changed.Metadata with { Labels = ValueMap.Of(("app", "b")) } });
        await server.Send("update", "default", "x", left with { Metadata = left.Metadata with { Labels = ValueMap.Of(("app", "a")) } });
        await watching;
        Assert.Equal(["Added x", "Modified x", "Deleted x", "Added x"], frames);
    }

    [Fact]
    public async Task Initial_events_end_with_a_marked_bookmark()
    {
        await using var server = await TestServer.Start();
        await server.Send("create", "default", "", Settings("a"));
        await server.Send("create", "default", "", Settings("b"));
        using var end = new CancellationTokenSource();
        var frames = new List<string>();
        await Watch(server, frames, 3, end.Token, ("sendInitialEvents", "true"), ("resourceVersionMatch", "NotOlderThan"), ("allowWatchBookmarks", "true"));
        Assert.Equal(["Added a", "Added b", "Bookmark  true"], frames);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var server = await TestServer.Start();
        var request = Request("create", "default", ("dryRun", "All")) with { Body = Settings("a") };
        var response = await server.Transport.Send(request, default);
        Assert.Equal(201, response.Code);
        Assert.Empty((await List(server, "default")).Items);
    }

    [Fact]
    public async Task Deletecollection_deletes_what_the_selector_selects()
    {
        await using var server = await TestServer.Start();
        foreach (var name in (string[])["a", "b", "c"])
        {
            await server.Send("create", "default", "", Settings(name) with { Metadata = new ObjectMeta { Name = name, Labels = ValueMap.Of(("keep", name == "b" ? "yes" : "no")) } });
        }

        await server.Transport.Send(Request("deletecollection", "default", ("labelSelector", "keep=no")), default);
        Assert.Equal("b", Assert.Single((await List(server, "default")).Items).Metadata.Name);
    }

    [Fact]
    public async Task Preconditions_of_a_delete_must_hold()
    {
        await using var server = await TestServer.Start();
        await server.Send("create", "default", "", Settings("a"));
        var request = Request("delete", "default") with { Name = "a", Body = new DeleteOptions { Preconditions = new() { Uid = "other" } } };
        var e = await Assert.ThrowsAsync<KubeApiException>(async () => await server.Transport.Send(request, default));
        Assert.True(e.IsConflict);
    }

    internal static ConfigMap Settings(string name) => new() { Metadata = new ObjectMeta { Name = name } };

    private static KubeRequest Request(string verb, string ns, params (string, string)[] query) => new()
    {
        Verb = verb,
        Version = "v1",
        Resource = "configmaps",
        Namespace = ns,
        Query = ValueMap.Of(query),
    };

    private static async Task<KubeObjectList> List(TestServer server, string ns, params (string, string)[] query) =>
        (KubeObjectList)(await server.Transport.Send(Request("list", ns, query), default)).Value!;

    private static async Task Watch(TestServer server, List<string> seen, int count, CancellationToken end, params (string, string)[] query)
    {
        await foreach (var frame in server.Host.Core.Transport(UserInfo.ApiServer).Watch(Request("watch", "default", query), end))
        {
            var metadata = ((IKubeObject)frame.Value!).Metadata;
            seen.Add($"{frame.Type} {metadata.Name}{(frame.Type == WatchEventType.Bookmark ? " " + metadata.Annotations["k8s.io/initial-events-end"] : "")}");
            if (seen.Count == count)
            {
                return;
            }
        }
    }

    // Knows no name but one; everything else is as random as ever.
    private sealed class StuckRandom() : Random(1)
    {
        public int Names { get; set; }

        public override int Next(int maxValue)
        {
            if (maxValue != 27)
            {
                return base.Next(maxValue);
            }

            Names++;
            return 0;
        }
    }
}
