namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class VolumeAffinityTests
{
    private const string Immutable = "field is immutable, except for updating from beta label to GA";

    [Theory]
    [InlineData("""{"key":"failure-domain.beta.kubernetes.io/zone","operator":"In","values":["a"]}""", """{"key":"topology.kubernetes.io/zone","operator":"In","values":["a"]}""", true)]
    [InlineData("""{"key":"beta.kubernetes.io/instance-type","operator":"In","values":["a"]}""", """{"key":"node.kubernetes.io/instance-type","operator":"In","values":["a"]}""", true)]
    [InlineData("""{"key":"a","operator":"In","values":["a"]}""", """{"key":"a","operator":"In","values":["a"]}""", true)]
    [InlineData("""{"key":"a","operator":"In","values":["a"]}""", """{"key":"","operator":"In","values":["a"]}""", true)]
    [InlineData("""{"key":"failure-domain.beta.kubernetes.io/zone","operator":"In","values":["a"]}""", """{"key":"","operator":"In","values":["a"]}""", false)]
    [InlineData("""{"key":"failure-domain.beta.kubernetes.io/zone","operator":"In","values":["a"]}""", """{"key":"topology.kubernetes.io/zone","operator":"In","values":["b"]}""", false)]
    [InlineData("""{"key":"topology.kubernetes.io/zone","operator":"In","values":["a"]}""", """{"key":"failure-domain.beta.kubernetes.io/zone","operator":"In","values":["a"]}""", false)]
    [InlineData("""{"key":"a","operator":"In","values":["a"]}""", """{"key":"b","operator":"In","values":["a"]}""", false)]
    [InlineData("""{"key":"a","operator":"In","values":["a"]}""", """{"key":"a","operator":"In","values":["a"]},{"key":"b","operator":"Exists"}""", false)]
    public void Of_the_nodes_of_a_volume_only_labels_out_of_use_may_change(string before, string after, bool isAllowed)
    {
        foreach (var requirements in (string[])["matchExpressions", "matchFields"])
        {
            var errors = Check.Update("v1", "PersistentVolume", Volume(requirements, before), Volume(requirements, after));
            Assert.Equal(isAllowed, !errors.Contains(Immutable, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_nodes_of_a_volume_can_be_told_late_but_not_taken_back()
    {
        const string Free = """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}""";
        var bound = Volume("matchExpressions", """{"key":"a","operator":"Exists"}""");
        Assert.Equal("", Check.Update("v1", "PersistentVolume", Free, bound));
        Assert.Contains(Immutable, Check.Update("v1", "PersistentVolume", bound, Free), StringComparison.Ordinal);
    }

    private static string Volume(string requirements, string items) =>
        """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"},"nodeAffinity":{"required":{"nodeSelectorTerms":[{"REQUIREMENTS":[ITEMS]}]}}}}"""
            .Replace("REQUIREMENTS", requirements, StringComparison.Ordinal)
            .Replace("ITEMS", items, StringComparison.Ordinal);
}
