namespace Dotnetes.Api;

/// <summary>A list seen only through the type of its objects, for callers that do not know the type of the list.</summary>
/// <typeparam name="TItem">The type of the objects.</typeparam>
public interface IKubeItems<TItem> : IKubeKind
{
    /// <summary>The resource version and the continue token of the list.</summary>
    Meta.V1.ListMeta Metadata { get; }

    /// <summary>The objects.</summary>
    ValueList<TItem> Items { get; }
}
