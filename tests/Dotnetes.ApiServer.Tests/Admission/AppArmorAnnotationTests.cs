using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class AppArmorAnnotationTests
{
    [Theory]
    [InlineData("unconfined", "", "Unconfined", true)]
    [InlineData("runtime/default", "", "RuntimeDefault", true)]
    [InlineData("localhost/mine", "", "Localhost", true)]
    [InlineData("localhost/", "", null, true)]
    [InlineData("localhost/ x", "", null, true)]
    [InlineData("nonsense", "", null, true)]
    [InlineData("runtime/default", "RuntimeDefault", null, false)]
    [InlineData("unconfined", "RuntimeDefault", "Unconfined", true)]
    public void What_an_annotation_says_stands_in_the_field_where_nodes_and_checks_look(string annotation, string ofPod, string? expected, bool isWarned)
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "p", Annotations = ValueMap.Of((PodAppArmor.Prefix + "c", annotation)) },
            Spec = new PodSpec
            {
                Containers = [new Container { Name = "c" }, new Container { Name = "other" }],
                SecurityContext = ofPod.Length == 0 ? null : new PodSecurityContext { AppArmorProfile = new AppArmorProfile { Type = ofPod } },
            },
        };
        var warnings = new List<string>();
        var synced = PodAppArmor.Sync(pod, warnings.Add);
        Assert.Equal(expected, synced.Spec.Containers[0].SecurityContext?.AppArmorProfile?.Type);
        Assert.Null(synced.Spec.Containers[1].SecurityContext);
        Assert.Equal(isWarned ? [$"metadata.annotations[{PodAppArmor.Prefix}c]: deprecated since v1.30; use the \"appArmorProfile\" field instead"] : [], warnings);
    }
}
