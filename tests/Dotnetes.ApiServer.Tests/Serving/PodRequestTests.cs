using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class PodRequestTests
{
    [Fact]
    public async Task The_log_of_a_pod_is_not_the_pod()
    {
        await using var server = await Start();
        var client = Client(server);
        await client.Create(Pod());
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.GetSubresource<Pod, Pod>("default", "p", "log").AsTask());
        Assert.Equal(400, e.Status.Code);
    }

    [Fact]
    public async Task The_status_of_a_pod_can_be_written_while_it_is_being_deleted()
    {
        await using var server = await Start();
        var client = Client(server);
        await client.Create(Pod());
        var before = await client.Patch<Pod>("default", "p", ObjectPatch.Merge("""{"metadata":{"finalizers":["example.com/wait"]}}"""));
        await client.Delete<Pod>("default", "p");
        await client.UpdateStatus(before with
        {
            Metadata = before.Metadata with { ResourceVersion = "" },
            Status = before.Status with { Phase = PodPhase.Running },
        });
        var after = await client.Get<Pod>("default", "p");
        Assert.Equal(PodPhase.Running, after.Status.Phase);
        Assert.NotNull(after.Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task Ephemeral_containers_and_resources_count_as_generations_but_a_status_does_not()
    {
        await using var server = await Start();
        var client = Client(server);
        var pod = Pod();
        var small = pod.Spec.Containers[0] with { Resources = new() { Requests = ValueMap.Of(("cpu", Quantity.Parse("5m"))) } };
        await client.Create(pod with { Spec = pod.Spec with { Containers = [small] } });
        await client.Patch<Pod>("default", "p", ObjectPatch.Merge("""{"status":{"phase":"Running"}}"""), "status");
        Assert.Equal(1, (await client.Get<Pod>("default", "p")).Metadata.Generation);
        await client.Patch<Pod>("default", "p", ObjectPatch.Strategic("""{"spec":{"ephemeralContainers":[{"name":"e","image":"busybox"}]}}"""), "ephemeralcontainers");
        Assert.Equal(2, (await client.Get<Pod>("default", "p")).Metadata.Generation);
        await client.Patch<Pod>("default", "p", ObjectPatch.Strategic("""{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"10m"}}}]}}"""), "resize");
        Assert.Equal(3, (await client.Get<Pod>("default", "p")).Metadata.Generation);
    }

    private static Task<ApiServerHost> Start() => ApiServerHost.Start(new ApiServerOptions
    {
        Store = new MemoryStore(),
        Resources = BuiltInResources.All,
        Random = new Random(1),
    });

    private static KubeClient Client(ApiServerHost server) => new(server.Core.Transport(UserInfo.ApiServer));

    private static Pod Pod() => new()
    {
        Metadata = new ObjectMeta { Name = "p", Namespace = "default" },
        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "busybox" }] },
    };
}
