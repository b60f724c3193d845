namespace Dotnetes.Machinery.Schema;

/// <summary>Whether the objects of a resource live in namespaces.</summary>
public enum RestScope
{
    /// <summary>They belong to the whole cluster.</summary>
    Cluster,

    /// <summary>Each lives in a namespace.</summary>
    Namespaced,
}
