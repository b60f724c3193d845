using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Tests.Resources;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>The default plugins in a server.</summary>
public sealed class AdmissionServingTests
{
    [Fact]
    public async Task A_pod_passes_all_default_plugins()
    {
        await using var server = await Start(new());
        var client = new KubeClient(server.Transport);
        await client.Create(new ServiceAccount { Metadata = new ObjectMeta { Name = "default", Namespace = "default" } });
        var pod = await client.Create(Pod("default"));
        Assert.Equal(("default", 0, "PreemptLowerPriority"), (pod.Spec.ServiceAccountName, pod.Spec.Priority, pod.Spec.PreemptionPolicy));
        Assert.Matches("^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$", Assert.Single(pod.Spec.Volumes).Name);
        Assert.Equal(2, pod.Spec.Tolerations.Count);
        Assert.Equal(pod, await client.Get<Pod>("default", pod.Metadata.Name));
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_is_not_found()
    {
        await using var server = await Start(new());
        var e = await Assert.ThrowsAsync<KubeApiException>(() => new KubeClient(server.Transport).Create(Pod("none")).AsTask());
        Assert.Equal((404, "namespaces \"none\" not found"), (e.Code, e.Message));
    }

    [Fact]
    public async Task A_binding_brings_the_labels_of_the_node()
    {
        await using var server = await Start(new AdmissionSettings { Disabled = ["ServiceAccount"] });
        var client = new KubeClient(server.Transport);
        await client.Create(new Node { Metadata = new ObjectMeta { Name = "n", Labels = ValueMap.Of(("topology.kubernetes.io/zone", "z")) } });
        var pod = await client.Create(Pod("default"));
        var binding = new Binding { Metadata = new ObjectMeta { Name = pod.Metadata.Name, Namespace = "default" }, Target = new ObjectReference { Kind = "Node", Name = "n" } };
        await client.PostSubresource<Pod, Binding, Status>("default", pod.Metadata.Name, "binding", binding);
        var bound = await client.Get<Pod>("default", pod.Metadata.Name);
        Assert.Equal(("n", "z"), (bound.Spec.NodeName, bound.Metadata.Labels["topology.kubernetes.io/zone"]));
    }

    [Theory]
    [InlineData("None", "", "admission plugin \"None\" is unknown")]
    [InlineData("", "None", "admission plugin \"None\" is unknown")]
    [InlineData("LimitRanger", "LimitRanger", "[LimitRanger] in enable-admission-plugins and disable-admission-plugins overlapped")]
    [InlineData("PodGroupProtection", "", "admission plugin \"PodGroupProtection\" is not supported")]
    public void Settings_that_make_no_sense_are_refused(string enabled, string disabled, string message)
    {
        var settings = new AdmissionSettings { Enabled = enabled.Length == 0 ? [] : [enabled], Disabled = disabled.Length == 0 ? [] : [disabled] };
        Assert.Equal(message, Assert.Throws<FormatException>(() => AdmissionPluginTable.Create(settings)).Message);
    }

    [Fact]
    public void Plugins_run_in_order_and_only_when_they_are_on()
    {
        var plugins = AdmissionPluginTable.Create(new AdmissionSettings { Enabled = ["NodeRestriction"], Disabled = ["ResourceQuota"] })(AdmissionBench.Services());
        var names = plugins.Select(static p => p.Name).ToArray();
        Assert.Equal(AdmissionPluginTable.DefaultNames.Append("NodeRestriction").Except(["ResourceQuota"]).Order(), names.Order());
        Assert.Equal(AdmissionPluginNames.Sort(plugins.Reverse()).Select(static p => p.Name), AdmissionPluginNames.Ordered.Intersect(names));
    }

    [FactsFact]
    public void The_order_is_that_of_the_facts()
    {
        var rows = SharedFacts.Table("admission-plugins.tsv");
        Assert.Equal(rows.Select(static r => r["plugin"]), AdmissionPluginNames.Ordered);
        var defaults = rows.Where(static r => r["default"] == "y").Select(static r => r["plugin"]).ToArray();
        Assert.Empty(AdmissionPluginTable.DefaultNames.Except(defaults));
    }

    private static Task<TestServer> Start(AdmissionSettings settings) => TestServer.Start(change: o => o with { BuiltInAdmission = settings });

    private static Pod Pod(string ns) => new()
    {
        Metadata = new ObjectMeta { GenerateName = "p-", Namespace = ns },
        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "busybox" }] },
    };
}
