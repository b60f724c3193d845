using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission.Plugins;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class NamespaceLifecycleTests
{
    private static readonly Namespace s_live = new() { Metadata = new ObjectMeta { Name = "live" }, Status = new() { Phase = "Active" } };
    private static readonly Namespace s_ending = new() { Metadata = new ObjectMeta { Name = "ending" }, Status = new() { Phase = "Terminating" } };
    private static readonly NamespaceLifecycle s_plugin = new(AdmissionBench.Services(s_live, s_ending));

    [Theory]
    [InlineData("live", "")]
    [InlineData("gone", "namespaces \"gone\" not found")]
    [InlineData("ending", "configmaps \"c\" is forbidden: unable to create new content in namespace ending because it is being terminated")]
    public async Task Objects_are_made_only_in_namespaces_that_stay(string ns, string refusal) =>
        Assert.Equal(refusal, await AdmissionBench.Refusal(s_plugin, AdmissionBench.Create(Settings(ns))));

    [Theory]
    [InlineData("live", "")]
    [InlineData("gone", "namespaces \"gone\" not found")]
    [InlineData("ending", "")]
    public async Task Objects_change_as_long_as_their_namespace_is_there(string ns, string refusal) =>
        Assert.Equal(refusal, await AdmissionBench.Refusal(s_plugin, AdmissionBench.Update(Settings(ns), Settings(ns))));

    [Theory]
    [InlineData("default", false)]
    [InlineData("kube-system", false)]
    [InlineData("kube-public", false)]
    [InlineData("kube-node-lease", true)]
    [InlineData("live", true)]
    public async Task Some_namespaces_cannot_be_deleted(string name, bool isAllowed)
    {
        var attributes = AdmissionBench.Delete(new Namespace { Metadata = new ObjectMeta { Name = name } });
        var refusal = isAllowed ? "" : $"namespaces \"{name}\" is forbidden: this namespace may not be deleted";
        Assert.Equal(refusal, await AdmissionBench.Refusal(new NamespaceLifecycle(AdmissionBench.Services()), attributes));
    }

    [Fact]
    public async Task The_refusal_names_the_end_of_the_namespace_as_its_cause()
    {
        var e = await Assert.ThrowsAsync<ApiException>(() => AdmissionBench.Run<ConfigMap>(s_plugin, AdmissionBench.Create(Settings("ending"))));
        Assert.Equal(403, e.Status.Code);
        Assert.Equal(
            [new StatusCause { Reason = "NamespaceTerminating", Message = "namespace ending is being terminated", Field = "metadata.namespace" }],
            e.Status.Details!.Causes);
    }

    [Fact]
    public async Task The_cache_is_not_believed_right_after_a_deletion()
    {
        var plugin = new NamespaceLifecycle(AdmissionBench.Services(s_live));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(Settings("live"))));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Delete(s_live)));
        Assert.Equal("namespaces \"live\" not found", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(Settings("live"))));
    }

    private static ConfigMap Settings(string ns) => new() { Metadata = new ObjectMeta { Name = "c", Namespace = ns } };
}
