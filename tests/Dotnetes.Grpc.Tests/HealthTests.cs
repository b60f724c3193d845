using Dotnetes.Grpc.Health;

namespace Dotnetes.Grpc.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task The_health_service_tells_what_was_set()
    {
        var health = new HealthService();
        await using var host = await EchoHost.Start(more: health.AddTo);
        health.Set("liveness", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.Serving, (await Check("")).Status);
        Assert.Equal(ServingStatus.NotServing, (await Check("liveness")).Status);
        var unknown = await StatusTests.Fails(Check("other"));
        Assert.Equal((GrpcStatusCode.NotFound, "unknown service"), (unknown.Code, unknown.Message));
        var all = await host.Channel.Unary(GrpcHealth.List, HealthListRequest.Empty);
        Assert.Equal(["", "liveness"], all.Statuses.Keys);
        Assert.Equal(ServingStatus.NotServing, all.Statuses["liveness"].Status);

        ValueTask<HealthCheckResponse> Check(string service) => host.Channel.Unary(GrpcHealth.Check, new HealthCheckRequest { Service = service });
    }

    [Fact]
    public async Task Watchers_are_told_the_status_and_its_changes()
    {
        var health = new HealthService();
        await using var host = await EchoHost.Start(more: health.AddTo);
        await using var watch = host.Channel.ServerStream(GrpcHealth.Watch, new HealthCheckRequest { Service = "s" }).GetAsyncEnumerator();
        foreach (var status in new[] { ServingStatus.ServiceUnknown, ServingStatus.Serving, ServingStatus.NotServing })
        {
            Assert.True(await watch.MoveNextAsync());
            Assert.Equal(status, watch.Current.Status);
            health.Set("other", status);
            health.Set("s", status == ServingStatus.ServiceUnknown ? ServingStatus.Serving : ServingStatus.NotServing);
        }
    }

    [Fact]
    public async Task A_server_without_health_is_unimplemented()
    {
        await using var host = await EchoHost.Start();
        var failure = await StatusTests.Fails(host.Channel.Unary(GrpcHealth.Check, HealthCheckRequest.Empty));
        Assert.Equal((GrpcStatusCode.Unimplemented, "unknown service grpc.health.v1.Health"), (failure.Code, failure.Message));
    }
}
