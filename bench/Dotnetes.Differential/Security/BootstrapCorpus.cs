namespace Dotnetes.Differential.Security;

/// <summary>The objects that a new cluster has.</summary>
internal static class BootstrapCorpus
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";
    private const string Flow = "/apis/flowcontrol.apiserver.k8s.io/v1/";

    public static async Task Run(SecurityRun run)
    {
        foreach (var path in (string[])[
            Rbac + "clusterroles?labelSelector=kubernetes.io/bootstrapping", Rbac + "clusterrolebindings?labelSelector=kubernetes.io/bootstrapping", Rbac + "roles?labelSelector=kubernetes.io/bootstrapping",
            Rbac + "rolebindings?labelSelector=kubernetes.io/bootstrapping", Flow + "flowschemas", Flow + "prioritylevelconfigurations", "/apis/scheduling.k8s.io/v1/priorityclasses",
            "/api/v1/namespaces/default/endpoints", "/api/v1/namespaces/kube-system/configmaps", "/api/v1/namespaces/kube-public", "/api/v1/namespaces/kube-node-lease", "/api/v1/namespaces/kube-system"])
        {
            await run.Try("bootstrap lists", "admin", "GET", path);
        }

        foreach (var list in (string[])[Rbac + "clusterroles", Rbac + "clusterrolebindings", Flow + "flowschemas", Flow + "prioritylevelconfigurations"])
        {
            var (left, right) = await run.Try("bootstrap names", "admin", "GET", list);
            foreach (var name in left.Names.Union(right.Names))
            {
                await run.Try("bootstrap objects", "admin", "GET", $"{list}/{name}");
            }
        }
    }
}
