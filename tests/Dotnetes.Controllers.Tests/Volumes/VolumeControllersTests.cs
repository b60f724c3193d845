using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.Controllers.Tests.Simulation;
using Dotnetes.Controllers.Volumes;

namespace Dotnetes.Controllers.Tests.Volumes;

public sealed class VolumeControllersTests
{
    [Fact]
    public void A_claim_goes_only_when_no_pod_uses_it() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new ClaimProtectionController(cluster.Context));
        await cluster.Client.Create(Objects.Claim("used"));
        await cluster.Client.Create(Objects.Claim("free"));
        await AddPod(cluster, "p", "n1", new Volume { Name = "v", PersistentVolumeClaim = new() { ClaimName = "used" } });
        await AddPod(cluster, "unscheduled", "", new Volume { Name = "v", PersistentVolumeClaim = new() { ClaimName = "free" } });
        await cluster.Pass(1);
        Assert.Equal(["kubernetes.io/pvc-protection"], (await cluster.Client.Get<PersistentVolumeClaim>("ns", "used")).Metadata.Finalizers);
        await cluster.Client.Delete<PersistentVolumeClaim>("ns", "used");
        await cluster.Client.Delete<PersistentVolumeClaim>("ns", "free");
        await cluster.Pass(5);
        Assert.Equal("used", await cluster.Names<PersistentVolumeClaim>());
        await cluster.Client.Delete<Pod>("ns", "p", new() { GracePeriodSeconds = 0 });
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<PersistentVolumeClaim>());
    });

    [Fact]
    public void A_volume_goes_only_when_it_is_not_bound() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new VolumeProtectionController(cluster.Context));
        var volume = await cluster.Client.Create(Objects.Volume("v", "1Gi"));
        await cluster.Pass(1);
        volume = await cluster.Client.Get<PersistentVolume>(null, "v");
        await cluster.Client.UpdateStatus(volume with { Status = volume.Status with { Phase = "Bound" } });
        await cluster.Client.Delete<PersistentVolume>(null, "v");
        await cluster.Pass(5);
        volume = (await cluster.Find<PersistentVolume>(null, "v"))!;
        await cluster.Client.UpdateStatus(volume with { Status = volume.Status with { Phase = "Released" } });
        await cluster.Pass(5);
        Assert.Null(await cluster.Find<PersistentVolume>(null, "v"));
    });

    [Fact]
    public void An_attributes_class_goes_only_when_no_claim_and_no_volume_names_it() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new AttributesClassProtectionController(cluster.Context));
        foreach (var name in (string[])["claimed", "held", "free"])
        {
            await cluster.Client.Create(new VolumeAttributesClass { Metadata = new() { Name = name }, DriverName = "d", Parameters = ValueMap.Of(("k", "v")) });
        }

        var claim = Objects.Claim("c");
        await cluster.Client.Create(claim with { Spec = claim.Spec with { VolumeAttributesClassName = "claimed" } });
        var volume = Objects.Volume("v", "1Gi");
        var source = volume.Spec with { HostPath = null, Csi = new() { Driver = "d", VolumeHandle = "h" }, VolumeAttributesClassName = "held" };
        await cluster.Client.Create(volume with { Spec = source });
        await cluster.Pass(1);
        Assert.Equal(["kubernetes.io/vac-protection"], (await cluster.Client.Get<VolumeAttributesClass>(null, "free")).Metadata.Finalizers);
        foreach (var name in (string[])["claimed", "held", "free"])
        {
            await cluster.Client.Delete<VolumeAttributesClass>(null, name);
        }

        await cluster.Pass(5);
        Assert.Equal("claimed,held", await cluster.Names<VolumeAttributesClass>());
        await cluster.Client.Delete<PersistentVolumeClaim>("ns", "c");
        await cluster.Pass(5);
        Assert.Equal("held", await cluster.Names<VolumeAttributesClass>());
        await cluster.Client.Delete<PersistentVolume>(null, "v");
        await cluster.Pass(5);
        Assert.Equal("", await cluster.Names<VolumeAttributesClass>());
    });

    [Fact]
    public void Ephemeral_volumes_get_claims_of_their_pod_and_nobody_elses() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.Start(new EphemeralVolumeController(cluster.Context));
        await cluster.Client.Create(Objects.Claim("p-taken"));
        var template = new PersistentVolumeClaimTemplate { Metadata = new() { Labels = ValueMap.Of(("a", "b")) }, Spec = Objects.Claim("x").Spec };
        var pod = await AddPod(
            cluster,
            "p",
            "n1",
            new() { Name = "scratch", Ephemeral = new() { VolumeClaimTemplate = template } },
            new() { Name = "taken", Ephemeral = new() { VolumeClaimTemplate = template } });
        await cluster.Pass(1);
        var claim = await cluster.Client.Get<PersistentVolumeClaim>("ns", "p-scratch");
        Assert.Equal("b", claim.Metadata.Labels["a"]);
        Assert.Equal((pod.Metadata.Uid, true), (claim.Metadata.OwnerReferences[0].Uid, claim.Metadata.OwnerReferences[0].Controller));
        Assert.Equal("Pod/p Warning FailedBinding: ephemeral volume taken: PVC ns/p-taken was not created for pod ns/p (pod is not owner)", cluster.Events.All[0]);
    });

    private static async Task<Pod> AddPod(SimulatedCluster cluster, string name, string node, params Volume[] volumes) => await cluster.Client.Create(new Pod
    {
        Metadata = new() { Namespace = "ns", Name = name },
        Spec = new() { NodeName = node, Volumes = volumes.ToValueList(), Containers = [new() { Name = "c", Image = "i" }] },
    });
}
