using Dotnetes.Kubelet.Pods;

namespace Dotnetes.Kubelet.Tests.Pods;

public sealed class OrphanSuspectsTests
{
    private readonly OrphanSuspects _suspects = new();

    [Fact]
    public void A_removed_pod_that_an_old_listing_still_has_is_no_orphan()
    {
        for (var round = 0; round < 10; round++)
        {
            Assert.Empty(_suspects.Confirm(5, ["a"]));
            Assert.True(_suspects.HasOpen);
        }

        Assert.Empty(_suspects.Confirm(6, []));
        Assert.False(_suspects.HasOpen);
    }

    [Fact]
    public void Who_is_unknown_in_the_second_newer_listing_is_an_orphan_once()
    {
        Assert.Empty(_suspects.Confirm(5, ["a"]));
        Assert.Empty(_suspects.Confirm(6, ["a", "b"]));
        Assert.Equal(["a"], _suspects.Confirm(7, ["a", "b"]));
        Assert.Empty(_suspects.Confirm(7, ["b"]));
        Assert.Equal(["b"], _suspects.Confirm(9, ["b"]));
        Assert.False(_suspects.HasOpen);
    }

    [Fact]
    public void Who_became_known_in_between_is_suspected_anew()
    {
        Assert.Empty(_suspects.Confirm(5, ["a"]));
        Assert.Empty(_suspects.Confirm(7, []));
        Assert.Empty(_suspects.Confirm(8, ["a"]));
        Assert.Empty(_suspects.Confirm(9, ["a"]));
        Assert.Equal(["a"], _suspects.Confirm(10, ["a"]));
    }
}
