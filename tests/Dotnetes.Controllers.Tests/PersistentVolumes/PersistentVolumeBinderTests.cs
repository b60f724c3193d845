using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.Controllers.PersistentVolumes;
using Dotnetes.Controllers.Tests.Simulation;
using Dotnetes.Controllers.Tests.Volumes;

namespace Dotnetes.Controllers.Tests.PersistentVolumes;

public sealed class PersistentVolumeBinderTests
{
    [Fact]
    public void A_claim_gets_the_smallest_volume_that_will_do() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        await cluster.Client.Create(Objects.Volume("large", "10Gi"));
        await cluster.Client.Create(Objects.Volume("small", "1Gi"));
        await cluster.Client.Create(Objects.Volume("fits", "5Gi"));
        await cluster.Client.Create(Objects.Volume("other-class", "4Gi", "gold"));
        await cluster.Client.Create(Objects.Volume("many-modes", "4Gi", "", "ReadWriteOnce", "ReadWriteMany"));
        await cluster.Client.Create(Objects.Claim("c", "3Gi"));
        await cluster.Pass(2);
        var claim = await cluster.Client.Get<PersistentVolumeClaim>("ns", "c");
        Assert.Equal(("Bound", "fits", "5Gi"), (claim.Status.Phase, claim.Spec.VolumeName, claim.Status.Capacity["storage"].ToString()));
        Assert.Equal("yes", claim.Metadata.Annotations["pv.kubernetes.io/bind-completed"]);
        var volume = await cluster.Client.Get<PersistentVolume>(null, "fits");
        Assert.Equal(("Bound", claim.Metadata.Uid, "yes"), (volume.Status.Phase, volume.Spec.ClaimRef!.Uid, volume.Metadata.Annotations["pv.kubernetes.io/bound-by-controller"]));
        Assert.Equal("Available", (await cluster.Client.Get<PersistentVolume>(null, "small")).Status.Phase);
    });

    [Fact]
    public void Of_many_claims_each_volume_goes_to_one() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        for (var i = 0; i < 8; i++)
        {
            await cluster.Client.Create(Objects.Claim($"c{i}"));
        }

        for (var i = 0; i < 5; i++)
        {
            await cluster.Client.Create(Objects.Volume($"v{i}", "1Gi"));
        }

        await cluster.Pass(40);
        var claims = (await cluster.Client.List<PersistentVolumeClaim>("ns")).Items;
        Assert.Equal(5, claims.Count(c => c.Status.Phase == "Bound"));
        Assert.Equal(5, claims.Where(c => c.Spec.VolumeName.Length > 0).Select(c => c.Spec.VolumeName).Distinct().Count());
        foreach (var volume in (await cluster.Client.List<PersistentVolume>()).Items)
        {
            Assert.Equal(volume.Metadata.Name, claims.Find(c => c.Metadata.Uid == volume.Spec.ClaimRef!.Uid)!.Spec.VolumeName);
        }
    });

    [Fact]
    public void A_volume_reserved_for_a_claim_waits_for_it_and_a_claim_that_names_a_volume_gets_no_other() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var reserved = Objects.Volume("reserved", "1Gi");
        await cluster.Client.Create(reserved with { Spec = reserved.Spec with { ClaimRef = new() { Namespace = "ns", Name = "mine" } } });
        await cluster.Client.Create(Objects.Claim("other"));
        var named = Objects.Claim("names", "2Gi");
        await cluster.Client.Create(named with { Spec = named.Spec with { VolumeName = "tiny" } });
        await cluster.Client.Create(Objects.Volume("tiny", "1Mi"));
        await cluster.Pass(2);
        Assert.Equal("Pending", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "other")).Status.Phase);
        Assert.Equal("Pending", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "names")).Status.Phase);
        Assert.Contains("PersistentVolumeClaim/names Warning VolumeMismatch: Cannot bind to requested volume \"tiny\": requested PV is too small", cluster.Events.All);
        Assert.Contains("PersistentVolumeClaim/other Normal FailedBinding: no persistent volumes available for this claim and no storage class is set", cluster.Events.All);
        await cluster.Client.Create(Objects.Claim("mine"));
        await cluster.Pass(2);
        Assert.Equal("reserved", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "mine")).Spec.VolumeName);
        Assert.False((await cluster.Client.Get<PersistentVolume>(null, "reserved")).Metadata.Annotations.ContainsKey("pv.kubernetes.io/bound-by-controller"));
    });

    [Theory]
    [InlineData("Retain", "", "Released")]
    [InlineData("Delete", "", "Failed")]
    [InlineData("Delete", "csi.example.com", "Released")]
    [InlineData("Recycle", "", "Failed")]
    public void A_volume_is_released_after_its_claim(string policy, string provisioner, string phase) => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        var volume = Objects.Volume("v", "1Gi");
        var annotations = provisioner.Length == 0 ? default : ValueMap.Of(("pv.kubernetes.io/provisioned-by", provisioner));
        await cluster.Client.Create(volume with { Metadata = volume.Metadata with { Annotations = annotations }, Spec = volume.Spec with { PersistentVolumeReclaimPolicy = policy } });
        await cluster.Client.Create(Objects.Claim("c"));
        await cluster.Pass(2);
        await cluster.Client.Delete<PersistentVolumeClaim>("ns", "c");
        await cluster.Pass(2);
        Assert.Equal(phase, (await cluster.Client.Get<PersistentVolume>(null, "v")).Status.Phase);
        await cluster.Client.Create(Objects.Claim("c"));
        await cluster.Pass(20);
        Assert.Equal("Pending", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "c")).Status.Phase);
    });

    [Fact]
    public void A_claim_that_loses_its_volume_says_so() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        await cluster.Client.Create(Objects.Volume("v", "1Gi"));
        await cluster.Client.Create(Objects.Claim("c"));
        await cluster.Pass(2);
        await cluster.Client.Delete<PersistentVolume>(null, "v");
        await cluster.Pass(2);
        Assert.Equal("Lost", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "c")).Status.Phase);
        Assert.Contains("PersistentVolumeClaim/c Warning ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!", cluster.Events.All);
    });

    [Fact]
    public void Provisioners_and_the_scheduler_are_told_that_it_is_their_turn() => SimulatedCluster.Run(async cluster =>
    {
        await Start(cluster);
        await AddClass(cluster, "fast", "csi.example.com", "Immediate", isDefault: true);
        await AddClass(cluster, "late", "csi.example.com", "WaitForFirstConsumer");
        await cluster.Client.Create(Objects.Claim("made", storageClass: null));
        await cluster.Client.Create(Objects.Claim("waits", storageClass: "late"));
        await cluster.Client.Create(Objects.Claim("wrong", storageClass: "none"));
        await cluster.Client.Create(Objects.Volume("free", "1Gi", "late"));
        await cluster.Pass(20);
        var made = await cluster.Client.Get<PersistentVolumeClaim>("ns", "made");
        Assert.Equal(("fast", "csi.example.com"), (made.Spec.StorageClassName, made.Metadata.Annotations["volume.kubernetes.io/storage-provisioner"]));
        Assert.Equal("Pending", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "waits")).Status.Phase);
        Assert.Contains(cluster.Events.All, e => e.StartsWith("PersistentVolumeClaim/made Normal ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'csi.example.com'", StringComparison.Ordinal));
        Assert.Contains("PersistentVolumeClaim/waits Normal WaitForFirstConsumer: waiting for first consumer to be created before binding", cluster.Events.All);
        Assert.Contains("PersistentVolumeClaim/wrong Warning ProvisioningFailed: storageclass.storage.k8s.io \"none\" not found", cluster.Events.All);

        // What a provisioner, or the scheduler, does then.
        var volume = Objects.Volume("provisioned", "1Gi", "fast");
        await cluster.Client.Create(volume with { Spec = volume.Spec with { ClaimRef = new() { Namespace = "ns", Name = "made", Uid = made.Metadata.Uid } } });
        await cluster.Pass(2);
        Assert.Equal("Bound", (await cluster.Client.Get<PersistentVolumeClaim>("ns", "made")).Status.Phase);
    });

    private static Task Start(SimulatedCluster cluster) => cluster.Start(new PersistentVolumeBinder(cluster.Context));

    private static async Task AddClass(SimulatedCluster cluster, string name, string provisioner, string mode, bool isDefault = false) => await cluster.Client.Create(new StorageClass
    {
        Metadata = new() { Name = name, Annotations = isDefault ? ValueMap.Of(("storageclass.kubernetes.io/is-default-class", "true")) : default },
        Provisioner = provisioner,
        VolumeBindingMode = mode,
    });
}
