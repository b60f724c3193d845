using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission.Plugins;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class LimitRangerTests
{
    [Fact]
    public async Task Containers_get_the_usual_resources_and_the_pod_says_so()
    {
        var item = new LimitRangeItem { Type = "Container", Default = Amounts("cpu=2"), DefaultRequest = Amounts("cpu=1,memory=64Mi") };
        var pod = await AdmissionBench.Run<Pod>(Plugin(item), AdmissionBench.Create(Pod("memory=32Mi", "")));
        var resources = pod.Spec.Containers[0].Resources;
        Assert.Equal(Amounts("cpu=1,memory=32Mi"), resources.Requests);
        Assert.Equal(Amounts("cpu=2"), resources.Limits);
        Assert.Equal("LimitRanger plugin set: cpu request for container c; cpu limit for container c", pod.Metadata.Annotations["kubernetes.io/limit-ranger"]);
    }

    [Fact]
    public async Task What_a_whole_pod_asks_for_follows_from_what_its_containers_got()
    {
        var item = new LimitRangeItem { Type = "Container", Default = Amounts("cpu=500m"), DefaultRequest = Amounts("cpu=500m") };
        var pod = Pod("", "");
        pod = pod with { Spec = pod.Spec with { Resources = new ResourceRequirements { Requests = Amounts("memory=8Mi"), Limits = Amounts("memory=2Gi") } } };
        var admitted = await AdmissionBench.Run<Pod>(Plugin(item), AdmissionBench.Create(pod));
        Assert.Equal(Amounts("cpu=500m,memory=8Mi"), admitted.Spec.Resources!.Requests);
        Assert.Equal(Amounts("memory=2Gi"), admitted.Spec.Resources.Limits);
    }

    [Theory]
    [InlineData("Container", "min", "cpu=100m", "cpu=100m", "", "")]
    [InlineData("Container", "min", "cpu=100m", "cpu=50m", "", "minimum cpu usage per Container is 100m, but request is 50m")]
    [InlineData("Container", "min", "cpu=100m", "cpu=100m", "cpu=50m", "minimum cpu usage per Container is 100m, but limit is 50m")]
    [InlineData("Container", "min", "cpu=100m", "", "", "minimum cpu usage per Container is 100m.  No request is specified")]
    [InlineData("Container", "max", "cpu=1", "cpu=1", "cpu=1", "")]
    [InlineData("Container", "max", "cpu=1", "cpu=1", "", "maximum cpu usage per Container is 1.  No limit is specified")]
    [InlineData("Container", "max", "cpu=1", "", "cpu=2", "maximum cpu usage per Container is 1, but limit is 2")]
    [InlineData("Container", "max", "cpu=1", "cpu=2", "cpu=1", "maximum cpu usage per Container is 1, but request is 2")]
    [InlineData("Container", "ratio", "cpu=2", "cpu=1", "cpu=2", "")]
    [InlineData("Container", "ratio", "cpu=2", "cpu=1", "cpu=3", "cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000")]
    [InlineData("Container", "ratio", "cpu=2", "", "cpu=3", "cpu max limit to request ratio per Container is 2, but no request is specified or request is 0")]
    [InlineData("Container", "ratio", "cpu=2", "cpu=1", "", "cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0")]
    [InlineData("Pod", "max", "memory=1Gi", "", "memory=2Gi", "maximum memory usage per Pod is 1Gi, but limit is 2Gi")]
    [InlineData("Pod", "min", "memory=1Gi", "memory=1Gi", "", "")]
    [InlineData("Container", "max", "cpu=1,memory=1Gi", "", "cpu=2,memory=2Gi", "[maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi]")]
    public async Task Pods_outside_of_a_range_are_refused(string type, string bound, string amounts, string requests, string limits, string refusal)
    {
        var item = new LimitRangeItem { Type = type };
        item = bound switch
        {
            "min" => item with { Min = Amounts(amounts) },
            "max" => item with { Max = Amounts(amounts) },
            _ => item with { MaxLimitRequestRatio = Amounts(amounts) },
        };
        var expected = refusal.Length == 0 ? "" : $"pods \"p\" is forbidden: {refusal}";
        Assert.Equal(expected, await AdmissionBench.Refusal(Plugin(item), AdmissionBench.Create(Pod(requests, limits))));
    }

    [Theory]
    [InlineData("5Gi", "")]
    [InlineData("512Mi", "persistentvolumeclaims \"c\" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 512Mi")]
    [InlineData("20Gi", "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 20Gi")]
    public async Task Claims_outside_of_a_range_are_refused(string size, string refusal)
    {
        var item = new LimitRangeItem { Type = "PersistentVolumeClaim", Min = Amounts("storage=1Gi"), Max = Amounts("storage=10Gi") };
        var claim = new PersistentVolumeClaim
        {
            Metadata = new ObjectMeta { Name = "c", Namespace = "ns" },
            Spec = new PersistentVolumeClaimSpec { Resources = new VolumeResourceRequirements { Requests = Amounts($"storage={size}") } },
        };
        Assert.Equal(refusal, await AdmissionBench.Refusal(Plugin(item), AdmissionBench.Create(claim)));
    }

    [Fact]
    public async Task Updates_of_pods_are_left_alone_but_resizes_are_not()
    {
        var plugin = Plugin(new LimitRangeItem { Type = "Container", Max = Amounts("cpu=1") });
        var (pod, old) = (Pod("cpu=2", "cpu=2"), Pod("cpu=1", "cpu=1"));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(pod, old)));
        Assert.Equal("pods \"p\" is forbidden: maximum cpu usage per Container is 1, but limit is 2", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(pod, old, "resize")));
        Assert.Equal(
            "",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Update(pod, old with { Metadata = old.Metadata with { DeletionTimestamp = Time.FromDateTimeOffset(DateTimeOffset.UnixEpoch) } }, "resize")));
    }

    internal static ValueMap<Quantity> Amounts(string text) => text
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(static p => p.Split('='))
        .Select(static p => KeyValuePair.Create(p[0], Quantity.Parse(p[1])))
        .ToValueMap();

    private static LimitRanger Plugin(LimitRangeItem item) => new(AdmissionBench.Services(
        new LimitRange { Metadata = new ObjectMeta { Name = "range", Namespace = "ns" }, Spec = new LimitRangeSpec { Limits = [item] } }));

    private static Pod Pod(string requests, string limits) => new()
    {
        Metadata = new ObjectMeta { Name = "p", Namespace = "ns" },
        Spec = new PodSpec
        {
            Containers = [new Container { Name = "c", Image = "busybox", Resources = new ResourceRequirements { Requests = Amounts(requests), Limits = Amounts(limits) } }],
        },
    };
}
