namespace Dotnetes.Api;

/// <summary>A list seen only through the type of its objects, for callers that do not know the type of the list.</summary>
/// <typeparam name="TItem">The type of the objects.</typeparam>
public interface IKubeItems<TItem> : IKubeItems
{
    /// <summary>The objects.</summary>
    ValueList<TItem> Items { get; }

    /// <inheritdoc/>
    IReadOnlyList<IKubeObject> IKubeItems.Objects => (object)Items as IReadOnlyList<IKubeObject> ?? [];
}
