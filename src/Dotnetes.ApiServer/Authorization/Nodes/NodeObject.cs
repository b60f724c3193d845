namespace Dotnetes.ApiServer.Authorization.Nodes;

/// <summary>An object to which a node may be related.</summary>
/// <param name="Resource">The plural name of its resource.</param>
/// <param name="Namespace">Its namespace; empty for the whole cluster.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct NodeObject(string Resource, string Namespace, string Name)
{
    public const string Pods = "pods";
    public const string Secrets = "secrets";
    public const string ConfigMaps = "configmaps";
    public const string Claims = "persistentvolumeclaims";
    public const string Volumes = "persistentvolumes";
    public const string ServiceAccounts = "serviceaccounts";
    public const string ResourceClaims = "resourceclaims";
    public const string Attachments = "volumeattachments";
    public const string Slices = "resourceslices";
}
