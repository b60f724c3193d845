using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class NamespaceLifecycleServingTests
{
    [Fact]
    public async Task Objects_need_a_namespace_that_exists()
    {
        await using var server = await AdmissionServer.StartWith("NamespaceLifecycle");
        Assert.Equal("namespaces \"nowhere\" not found", await AdmissionServer.MessageOf(Create(server, "nowhere")));
        await server.Client.Create(new Namespace { Metadata = new ObjectMeta { Name = "nowhere" } });
        await Create(server, "nowhere");
    }

    [Fact]
    public async Task Nothing_new_comes_into_a_namespace_that_goes_away()
    {
        await using var server = await AdmissionServer.StartWith("NamespaceLifecycle");
        await server.Client.Create(new Namespace { Metadata = new ObjectMeta { Name = "going" } });
        await Create(server, "going", "before");
        await server.Client.Delete<Namespace>(null, "going");

        // At once, whatever the cache still says.
        var e = await Assert.ThrowsAsync<KubeApiException>(() => Create(server, "going").AsTask());
        Assert.Equal("configmaps \"m\" is forbidden: unable to create new content in namespace going because it is being terminated", e.Status.Message);
        Assert.Equal(("NamespaceTerminating", "metadata.namespace"), (e.Status.Details!.Causes[0].Reason, e.Status.Details.Causes[0].Field));

        var before = await server.Client.Get<ConfigMap>("going", "before");
        await server.Client.Update(before with { Data = ValueMap.Of(("a", "b")) });
        await server.Client.Delete<ConfigMap>("going", "before");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("kube-system")]
    [InlineData("kube-public")]
    public async Task Some_namespaces_stay(string name)
    {
        await using var server = await AdmissionServer.StartWith("NamespaceLifecycle");
        Assert.Equal($"namespaces \"{name}\" is forbidden: this namespace may not be deleted", await AdmissionServer.MessageOf(server.Client.Delete<Namespace>(null, name)));
    }

    private static ValueTask<ConfigMap> Create(AdmissionServer server, string ns, string name = "m") =>
        server.Client.Create(new ConfigMap { Metadata = new ObjectMeta { Namespace = ns, Name = name } });
}
