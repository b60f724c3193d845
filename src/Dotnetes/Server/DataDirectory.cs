namespace Dotnetes.Server;

/// <summary>Where a server keeps its files.</summary>
/// <param name="Root">The directory, by default <c>/var/lib/dotnetes</c>.</param>
public sealed record DataDirectory(string Root)
{
    /// <summary>The default directory.</summary>
    public const string Default = "/var/lib/dotnetes";

    /// <summary>The embedded store.</summary>
    public string Store => Path.Combine(Root, "store");

    /// <summary>Where the store of a running server can be reached.</summary>
    public string StoreSocket => Path.Combine(Root, "run", "store.sock");

    /// <summary>Certificates and keys.</summary>
    public string Pki => Path.Combine(Root, "pki");

    /// <summary>The administrator's kubeconfig.</summary>
    public string AdminKubeconfig => Path.Combine(Root, "admin.kubeconfig");

    /// <summary>The manifests of static pods.</summary>
    public string StaticPods => Path.Combine(Root, "static-pods");

    /// <summary>What the node agent keeps.</summary>
    public string Node => Path.Combine(Root, "node");
}
