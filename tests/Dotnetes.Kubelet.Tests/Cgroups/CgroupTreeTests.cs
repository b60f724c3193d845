using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Kubelet.Tests.Cgroups;

public sealed class CgroupTreeTests : IDisposable
{
    private readonly string _root = "/dnt-" + Path.GetRandomFileName();

    [RealRuntimeFact]
    public void Nothing_of_a_pod_is_left_in_any_hierarchy()
    {
        var tree = new CgroupTree(new KubeletConfiguration { CgroupRoot = _root }, NullLogger<CgroupTree>.Instance);
        var pod = new Pod { Metadata = new ObjectMeta { Uid = "8bd5e6b4" } };
        tree.CreateRoots();
        tree.CreatePod(pod);
        var hierarchies = CgroupFolders.IsVersion2 ? [CgroupFolders.Mount] : Directory.GetDirectories(CgroupFolders.Mount);
        foreach (var hierarchy in hierarchies)
        {
            // As who makes containers does, in more hierarchies than those with controllers.
            Directory.CreateDirectory(hierarchy + tree.PodPath(pod) + "/container");
        }

        Assert.Equal(["8bd5e6b4"], tree.Pods());

        tree.RemovePod(pod.Metadata.Uid);

        Assert.All(hierarchies, hierarchy => Assert.False(Directory.Exists(hierarchy + tree.PodPath(pod))));
        Assert.Empty(tree.Pods());
    }

    public void Dispose() => CgroupFolders.Remove(_root);
}
