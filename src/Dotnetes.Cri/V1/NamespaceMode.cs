namespace Dotnetes.Cri.V1;

/// <summary>With whom a namespace is shared: pod, nobody else, node, or a target container.</summary>
public enum NamespaceMode
{
    /// <summary>POD.</summary>
    Pod = 0,

    /// <summary>CONTAINER.</summary>
    Container = 1,

    /// <summary>NODE.</summary>
    Node = 2,

    /// <summary>TARGET.</summary>
    Target = 3,
}
