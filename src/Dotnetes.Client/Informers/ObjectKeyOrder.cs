using Dotnetes.Client.Reconciling;

namespace Dotnetes.Client.Informers;

/// <summary>Orders keys by namespace, then by name, both as bytes.</summary>
internal sealed class ObjectKeyOrder : IComparer<ObjectKey>
{
    public static ObjectKeyOrder Instance { get; } = new();

    public int Compare(ObjectKey x, ObjectKey y)
    {
        var byNamespace = string.CompareOrdinal(x.Namespace, y.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
    }
}
